package dev.cqrs.core.eventstore;

import java.util.Map;

/**
 * The state of an aggregate after an event, kept with the event so that nobody reads further back.
 *
 * @param shape the shape of the state when it was written; a reader of another shape ignores it
 * @param state the state as a tree
 * @param commands which commands led to the state
 * @param eventVersions the last version of each type of event, by its name
 */
public record StateSnapshot(
    String shape,
    Map<String, Object> state,
    CommandMemory commands,
    Map<String, Long> eventVersions) {}
