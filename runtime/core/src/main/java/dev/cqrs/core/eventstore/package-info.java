/** The port to the event store. */
package dev.cqrs.core.eventstore;
