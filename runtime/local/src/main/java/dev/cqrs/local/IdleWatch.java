package dev.cqrs.local;

import dev.cqrs.local.server.Front;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Stops a local cloud that nobody has used for long, so that forgotten ones do not pile up. */
final class IdleWatch implements AutoCloseable {

  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> watching;

  private IdleWatch(int idleMinutes, Front front, Runnable stop) {
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "idle");
              thread.setDaemon(true);
              return thread;
            });
    Runnable look =
        () -> {
          if (front.idleMillis() >= TimeUnit.MINUTES.toMillis(idleMinutes)) {
            stop.run();
          }
        };
    this.watching =
        idleMinutes == 0 ? null : timer.scheduleWithFixedDelay(look, 30, 30, TimeUnit.SECONDS);
  }

  /**
   * Starts to watch.
   *
   * @param idleMinutes after how long to stop, in minutes; 0 for never
   */
  static IdleWatch start(int idleMinutes, Front front, Runnable stop) {
    return new IdleWatch(idleMinutes, front, stop);
  }

  @Override
  public void close() {
    if (watching != null) {
      watching.cancel(false);
    }
    timer.shutdownNow();
  }
}
