/** Standard queues. */
package dev.cqrs.local.sqs;
