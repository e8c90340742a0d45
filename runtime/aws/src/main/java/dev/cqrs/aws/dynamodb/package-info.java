/** The event store and the read models in DynamoDB. */
package dev.cqrs.aws.dynamodb;
