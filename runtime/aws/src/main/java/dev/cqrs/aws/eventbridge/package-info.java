/** The event bus in EventBridge. */
package dev.cqrs.aws.eventbridge;
