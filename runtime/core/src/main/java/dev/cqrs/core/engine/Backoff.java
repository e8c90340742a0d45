package dev.cqrs.core.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

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
    return jittered(bound -> ThreadLocalRandom.current().nextLong(bound), Timer.system());
  }

  /**
   * Returns a backoff of a random time, as the other method does.
   *
   * @param random gives a number from 0 on that is less than its argument
   * @param timer lets the time pass
   */
  static Backoff jittered(LongUnaryOperator random, Timer timer) {
    return (attempt, deadline) -> {
      long bound = 10L << Math.min(attempt - 1, 5);
      long pause = random.applyAsLong(bound) + 1;
      timer.sleep(Duration.ofMillis(Math.max(0, Math.min(pause, deadline.millisLeft()))));
    };
  }
}
