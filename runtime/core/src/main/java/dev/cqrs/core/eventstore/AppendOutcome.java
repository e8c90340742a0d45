package dev.cqrs.core.eventstore;

import java.util.Optional;

/** What became of events that were to be appended. */
public sealed interface AppendOutcome {

  /** The events are in the store. */
  record Appended() implements AppendOutcome {}

  /**
   * One of the versions is taken, or other writers are at the same aggregate or value just now;
   * nothing was written.
   *
   * @param holder the event that holds the lowest taken version; empty if the store does not tell
   */
  record VersionTaken(Optional<StoredEvent> holder) implements AppendOutcome {}

  /**
   * Another aggregate holds one of the values, and the versions are free; nothing was written.
   *
   * @param value the value that is held
   */
  record ValueTaken(UniqueValue value) implements AppendOutcome {}

  /** Returns whether the events are in the store. */
  default boolean appended() {
    return this instanceof Appended;
  }

  /** Returns the event that holds a taken version, if there is one and it is known. */
  default Optional<StoredEvent> holder() {
    return this instanceof VersionTaken taken ? taken.holder() : Optional.empty();
  }
}
