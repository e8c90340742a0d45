package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;

/**
 * An event could not be projected; it has to be delivered again or looked at by somebody.
 *
 * <p>The message has names and ids and no data of the event, so that it may be logged.
 */
public final class ProjectionException extends RuntimeException {

  private final String reason;
  private final boolean contended;

  ProjectionException(
      String readModel, StoredEvent event, String reason, boolean contended, Throwable cause) {
    super(
        "The read model " + readModel + " cannot project " + Events.describe(event) + ": " + reason,
        cause);
    this.reason = reason;
    this.contended = contended;
  }

  /** Returns whether only others at the same row stood in the way: a later attempt may succeed. */
  public boolean isContended() {
    return contended;
  }

  /** Returns the end of the message: why, without the event. */
  public String reason() {
    return reason;
  }
}
