package dev.cqrs.maven.cloud;

import java.time.Duration;

/** Waits between two looks at something. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @param time how long
   * @throws IllegalStateException when the thread is interrupted, which stays set
   */
  public static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", interrupted);
    }
  }
}
