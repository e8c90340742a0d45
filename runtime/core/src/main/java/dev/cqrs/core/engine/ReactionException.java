package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;

/**
 * An event could not be reacted to; it has to be delivered again or looked at by somebody.
 *
 * <p>The message has names and ids and no data of the event or of a command, so that it may be
 * logged.
 */
public final class ReactionException extends RuntimeException {

  ReactionException(String reactions, StoredEvent event, String reason, Throwable cause) {
    super(
        "The reactions " + reactions + " cannot react to " + Events.describe(event) + ": " + reason,
        cause);
  }
}
