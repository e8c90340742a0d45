/**
 * DynamoDB and its streams: AWS's own DynamoDB Local does the work, and what it lacks is added
 * here.
 */
package dev.cqrs.local.dynamodb;
