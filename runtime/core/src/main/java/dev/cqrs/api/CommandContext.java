package dev.cqrs.api;

import java.time.Instant;

/**
 * What is known about the command that is being handled.
 *
 * @param aggregateId the id of the aggregate, also when it is being created
 * @param commandId the id of the command, the same for every retry of it
 * @param correlationId the id that ties together everything that one request caused
 * @param now the time of the decision, with microseconds
 */
public record CommandContext(
    String aggregateId, String commandId, String correlationId, Instant now) {}
