package dev.cqrs.core.model;

import java.util.List;

/**
 * An aggregate.
 *
 * @param name the simple name of the record
 * @param commands the commands it handles, by name
 * @param events the events it applies, by name
 * @param <S> the record marked as aggregate
 */
public record AggregateType<S>(
    String name, List<CommandType<S, ?>> commands, List<EventType<S, ?>> events) {}
