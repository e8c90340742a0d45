package dev.cqrs.core.eventstore;

import dev.cqrs.api.EventMetadata;
import java.util.Map;

/**
 * An event as the event store keeps it.
 *
 * @param metadata what is known about the event
 * @param type the name of the event
 * @param schemaVersion the version of the event's shape, from 1
 * @param data the event's data as a tree
 */
public record StoredEvent(
    EventMetadata metadata, String type, int schemaVersion, Map<String, Object> data) {}
