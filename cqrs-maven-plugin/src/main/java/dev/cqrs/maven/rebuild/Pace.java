package dev.cqrs.maven.rebuild;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spreads work over time, so that it leaves a table capacity for others. */
final class Pace {

  private static final double SECOND = 1_000_000_000.0;

  private final double perSecond;
  private final LongSupplier clock;
  private long free;

  /**
   * Makes a pace.
   *
   * @param perSecond pieces a second, on the average; 0 for no limit
   * @param clock nanoseconds since any point in time
   */
  Pace(double perSecond, LongSupplier clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.free = clock.getAsLong();
  }

  /** Notes pieces that were done, by whichever thread; returns how long to wait before the next. */
  synchronized Duration after(int pieces) {
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    long now = clock.getAsLong();
    free = Math.max(free, now) + Math.round(pieces / perSecond * SECOND);
    return Duration.ofNanos(free - now);
  }
}
