package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;

/**
 * An event could not be projected; it has to be delivered again or looked at by somebody.
 *
 * <p>The message has names and ids and no data of the event, so that it may be logged.
 */
public final class ProjectionException extends RuntimeException {

  private final String reason;

  ProjectionException(String readModel, StoredEvent event, String reason, Throwable cause) {
    super(
        "The read model " + readModel + " cannot project " + Events.describe(event) + ": " + reason,
        cause);
    this.reason = reason;
  }

  /** Returns the end of the message: why, without the event. */
  public String reason() {
    return reason;
  }
}
