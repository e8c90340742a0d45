package dev.cqrs.core.engine;

/** How much time is left for a request. */
@FunctionalInterface
public interface Deadline {

  /** Returns the time that is left, in milliseconds; 0 or less when it is over. */
  long millisLeft();

  /** Returns a deadline that comes never. */
  static Deadline none() {
    return () -> Long.MAX_VALUE;
  }

  /**
   * Returns an earlier deadline, so that time remains for an answer.
   *
   * @param millis how much earlier, in milliseconds
   */
  default Deadline earlier(long millis) {
    return () -> millisLeft() - millis;
  }

  /** Returns whether the time is over. */
  default boolean isOver() {
    return millisLeft() <= 0;
  }
}
