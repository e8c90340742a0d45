package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.function.Function;

/**
 * A command that was read, to be decided on as often as the state changes.
 *
 * @param envelope what the request has besides the command
 * @param digest what tells it from another command under the same id
 * @param decider decides on a state, which it leaves unchanged
 */
record PendingCommand<S>(
    CommandEnvelope envelope, String digest, Function<Loaded<S>, Decision<S>> decider) {

  Decision<S> decide(Loaded<S> loaded) {
    return decider.apply(loaded);
  }

  String aggregateId() {
    return envelope.aggregateId();
  }

  /** Returns whether an event was caused by an attempt of a command with this id. */
  boolean caused(StoredEvent event) {
    return envelope.commandId().equals(event.metadata().commandId());
  }
}
