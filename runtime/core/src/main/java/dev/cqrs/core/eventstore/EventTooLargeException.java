package dev.cqrs.core.eventstore;

/** The events of one command exceed what the event store holds. Give up: a retry fails as well. */
public final class EventTooLargeException extends RuntimeException {

  /**
   * @param message what was too large, how large it was, and the limit
   */
  public EventTooLargeException(String message) {
    super(message);
  }
}
