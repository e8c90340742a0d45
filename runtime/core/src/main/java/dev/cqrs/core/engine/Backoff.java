package dev.cqrs.core.engine;

import java.util.concurrent.ThreadLocalRandom;

/** Waits before something is tried again. */
@FunctionalInterface
public interface Backoff {

  /**
   * Waits, but not beyond a deadline.
   *
   * @param attempt the number of attempts that failed, from 1
   * @param deadline when waiting must end
   */
  void pause(int attempt, Deadline deadline);

  /** Waits; {@code attempt} is the number of attempts that failed, from 1. */
  default void pause(int attempt) {
    pause(attempt, Deadline.none());
  }

  /** Returns a backoff that does not wait. */
  static Backoff none() {
    return (attempt, deadline) -> {};
  }

  /** Returns a backoff of a random time, 10 ms at most at first and twice that for each attempt. */
  static Backoff jittered() {
    return (attempt, deadline) -> {
      long bound = 10L << Math.min(attempt - 1, 5);
      long pause = ThreadLocalRandom.current().nextLong(bound) + 1;
      try {
        Thread.sleep(Math.max(0, Math.min(pause, deadline.millisLeft())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
