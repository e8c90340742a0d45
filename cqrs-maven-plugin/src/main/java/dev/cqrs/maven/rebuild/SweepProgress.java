package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Prints how far a pass has come, now and then. */
final class SweepProgress {

  private static final long SECOND = 1_000_000_000L;

  private final Console console;
  private final String label;
  private final long expected;
  private final long interval;
  private final LongSupplier clock;
  private final long start;
  private final long before;
  private long last;

  /**
   * @param label what is done to what
   * @param expected events there are, about
   * @param interval shortest time between two lines
   * @param clock nanoseconds since any point in time
   * @param before events that an earlier run has dealt with
   */
  SweepProgress(
      Console console,
      String label,
      long expected,
      Duration interval,
      LongSupplier clock,
      long before) {
    this.console = console;
    this.label = label;
    this.expected = expected;
    this.interval = interval.toNanos();
    this.clock = clock;
    this.start = clock.getAsLong();
    this.before = before;
    this.last = start;
  }

  /** Prints a line if the last one is long enough ago. */
  synchronized void update(SweepState state) {
    long now = clock.getAsLong();
    if (now - last < interval) {
      return;
    }
    last = now;
    double perSecond = (state.scanned() - before) * (double) SECOND / (now - start);
    long left = Math.max(0, expected - state.scanned());
    String estimate =
        perSecond <= 0 || left == 0
            ? ""
            : ", "
                + Amounts.seconds(Duration.ofMillis(Math.round(left * 1000 / perSecond)))
                + " left";
    console.line(
        "  %-15s %,d of about %,d events, %,d a second%s",
        label,
        state.scanned(),
        Math.max(expected, state.scanned()),
        Math.round(perSecond),
        estimate);
  }
}
