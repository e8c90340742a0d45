package dev.cqrs.it.proof;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Kills a function at a point of the first exchange that has it. */
final class Killer implements Faults {

  /** By then the command has been answered, or the function waits for its time-out. */
  private static final int LAST_MOMENT_MILLIS = 500;

  private final KillPoint point;
  private final FunctionProcess function;
  private final int spared;
  private int writes;
  private final CountDownLatch late = new CountDownLatch(1);
  private final CompletableFuture<Void> dead = new CompletableFuture<>();

  /**
   * @param delayMillis when it is killed at any time, counted from now
   * @param spared how many writes pass before it is killed at one
   */
  Killer(KillPoint point, FunctionProcess function, int delayMillis, int spared) {
    this.point = point;
    this.spared = spared;
    this.function = function;
    // A point that is not reached, such as a read of a creation, is replaced by a moment.
    int moment = point == KillPoint.ANY_TIME ? delayMillis : LAST_MOMENT_MILLIS;
    CompletableFuture.delayedExecutor(moment, TimeUnit.MILLISECONDS).execute(this::kill);
  }

  private void kill() {
    function.kill();
    dead.complete(null);
  }

  /** Waits until the function is dead. */
  void awaitDeath() {
    dead.join();
  }

  /** Lets a request pass that was held back until now. */
  void letLateRequestPass() {
    late.countDown();
  }

  @Override
  public Fault of(Exchange exchange) {
    if (dead.isDone() || !exchange.isWrite() || ++writes <= spared) {
      return Fault.NONE;
    }
    switch (point) {
      case WRITE_LOST -> {
        kill();
        return Fault.RESET_BEFORE_FORWARD;
      }
      case WRITE_ARRIVES -> kill();
      case WRITE_ARRIVES_LATE -> {
        kill();
        await();
      }
      default -> {
        // Killed later.
      }
    }
    return Fault.NONE;
  }

  @Override
  public void answered(Exchange exchange) {
    if (point == KillPoint.WRITE_CARRIED_OUT && isNext(exchange)) {
      kill();
    }
  }

  @Override
  public void delivered(Exchange exchange) {
    if (point == (exchange.isWrite() ? KillPoint.WRITE_ANSWERED : KillPoint.READ_ANSWERED)
        && isNext(exchange)) {
      kill();
    }
  }

  /** A read that follows the spared writes, or the write after them. */
  private boolean isNext(Exchange exchange) {
    return exchange.isWrite() ? writes > spared : writes == spared;
  }

  private void await() {
    try {
      late.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
