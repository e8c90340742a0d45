package dev.cqrs.core.engine;

/** Counts the races that a command loses, and says when to give up. */
final class Contention {

  private static final int MAX_LOST = 15;

  private final Backoff backoff;
  private final Deadline deadline;
  private int lost;

  Contention(Backoff backoff, Deadline deadline) {
    this.backoff = backoff;
    this.deadline = deadline;
  }

  /** Takes note of a lost race; returns whether there may be another attempt. */
  boolean lose() {
    lost++;
    return lost < MAX_LOST && !deadline.isOver();
  }

  int lost() {
    return lost;
  }

  /** Waits, so that those who race do not meet again. */
  void pause() {
    backoff.pause(lost, deadline);
  }
}
