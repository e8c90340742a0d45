package dev.cqrs.core.readmodel;

import java.time.Instant;

/**
 * Marks an aggregate that stands still in one read model, because its next event cannot be
 * projected.
 *
 * @param eventId the id of that event
 * @param eventType its name
 * @param version its version, from 1
 * @param reason why it cannot be projected; it quotes no data
 * @param firstTry when it failed for the first time
 * @param lastTry when it failed for the last time
 * @param tries how often it has failed, from 1; attempts at the same moment may count as one
 */
public record Parked(
    String eventId,
    String eventType,
    long version,
    String reason,
    Instant firstTry,
    Instant lastTry,
    int tries) {}
