package dev.cqrs.api;

/**
 * Marks a record as an event, so that the compiler can tell when no aggregate applies it.
 *
 * <p>The simple name of the record is the event type written to the event store. A sealed interface
 * that extends this one names the events that a handler may return.
 */
public interface Event {}
