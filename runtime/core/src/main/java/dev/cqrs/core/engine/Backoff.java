package dev.cqrs.core.engine;

import java.util.concurrent.ThreadLocalRandom;

/** Waits before something is tried again. */
@FunctionalInterface
public interface Backoff {

  /**
   * Waits.
   *
   * @param attempt the number of attempts that failed, from 1
   */
  void pause(int attempt);

  /** Returns a backoff that does not wait. */
  static Backoff none() {
    return attempt -> {};
  }

  /** Returns a backoff of a random time, 10 ms at most at first and twice that for each attempt. */
  static Backoff jittered() {
    return attempt -> {
      long bound = 10L << Math.min(attempt - 1, 5);
      try {
        Thread.sleep(ThreadLocalRandom.current().nextLong(bound) + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
