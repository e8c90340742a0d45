package dev.cqrs.core.engine;

import java.time.Duration;

/** Measures time and lets it pass. */
public interface Timer {

  /** Returns the time since some fixed moment. */
  Duration elapsed();

  /**
   * Waits.
   *
   * @return whether the whole time has passed; false if the thread was interrupted, which stays set
   */
  boolean sleep(Duration time);

  /** Returns the timer of this machine. */
  static Timer system() {
    return new Timer() {
      @Override
      public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
      }

      @Override
      public boolean sleep(Duration time) {
        try {
          Thread.sleep(time.toMillis());
          return true;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    };
  }
}
