package dev.cqrs.core.eventstore;

import dev.cqrs.api.EventMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as the event store keeps it.
 *
 * <p>Two events are equal if the same happened: the last three components serve the store only and
 * never leave it, so they do not count.
 *
 * @param metadata what is known about the event
 * @param type the name of the event
 * @param schemaVersion the version of the event's shape, from 1
 * @param data the event's data as a tree
 * @param commandDigest stands for the content of the command that caused the event, or null
 * @param following how many events of the same command follow this one
 * @param snapshot the state of the aggregate after the event, if it was kept
 */
public record StoredEvent(
    EventMetadata metadata,
    String type,
    int schemaVersion,
    Map<String, Object> data,
    String commandDigest,
    int following,
    Optional<StateSnapshot> snapshot) {

  /** Makes an event with nothing but what happened, as it travels on the bus. */
  public StoredEvent(
      EventMetadata metadata, String type, int schemaVersion, Map<String, Object> data) {
    this(metadata, type, schemaVersion, data, null, 0, Optional.empty());
  }

  /** Returns the same event with another snapshot, or with none. */
  public StoredEvent with(Optional<StateSnapshot> other) {
    return new StoredEvent(metadata, type, schemaVersion, data, commandDigest, following, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredEvent that
        && schemaVersion == that.schemaVersion
        && metadata.equals(that.metadata)
        && type.equals(that.type)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(metadata, type, schemaVersion, data);
  }
}
