package dev.cqrs.api;

import java.time.Instant;

/**
 * What the event store knows about an event besides its data.
 *
 * @param eventId the id of the event, unique
 * @param aggregateType the simple name of the aggregate record
 * @param aggregateId the id of the aggregate
 * @param version the position of the event in the history of its aggregate, from 1 and without gaps
 * @param timestamp the time at which the event was decided, UTC with microseconds
 * @param commandId the id of the command that caused the event
 * @param correlationId the id that ties together everything that one request caused
 * @param causationId the id of the command or event that caused the command
 */
public record EventMetadata(
    String eventId,
    String aggregateType,
    String aggregateId,
    long version,
    Instant timestamp,
    String commandId,
    String correlationId,
    String causationId) {}
