package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.StateType;
import java.util.Map;
import java.util.Optional;

/** Writes and reads the states that events carry. */
final class Snapshots<S> {

  private final StateType<S> type;

  Snapshots(StateType<S> type) {
    this.type = type;
  }

  /** Returns how many events lie between two snapshots. */
  int every() {
    return type.every();
  }

  /** Returns whether an event carries a snapshot of the present shape. */
  boolean fits(StoredEvent event) {
    return event.snapshot().filter(snapshot -> snapshot.shape().equals(type.shape())).isPresent();
  }

  /** Returns the state that an event carries; empty if it has none that can be read today. */
  Optional<S> state(StoredEvent event) {
    return fits(event) ? decode(event.snapshot().orElseThrow().state()) : Optional.empty();
  }

  /** Returns a snapshot; empty if the state could not be read from it again. */
  Optional<StateSnapshot> of(Loaded<S> loaded) {
    return encode(loaded.state())
        .filter(tree -> decode(tree).isPresent())
        .map(
            tree ->
                new StateSnapshot(type.shape(), tree, loaded.commands(), loaded.eventVersions()));
  }

  /** A state that cannot be written costs later readers time, but it must fail no command. */
  @SuppressWarnings("unchecked")
  private Optional<Map<String, Object>> encode(S state) {
    try {
      return Optional.of((Map<String, Object>) type.codec().encode(state));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A state that cannot be read is no failure either: the events tell it. */
  private Optional<S> decode(Map<String, Object> tree) {
    Decoding at = Decoding.tolerant();
    try {
      S state = type.codec().decode(tree, at);
      return at.violations().isEmpty() ? Optional.ofNullable(state) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
