package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Writes a state file some time after a change, so that many small changes, such as log lines, cost
 * one write. What changed in the last half second before a crash is lost; an orderly stop loses
 * nothing.
 */
public final class DelayedWrite implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(DelayedWrite.class.getName());
  private static final long DELAY_MILLIS = 500;

  private final StateFiles files;
  private final String name;
  private final Supplier<JsonNode> content;
  private final AtomicBoolean pending = new AtomicBoolean();
  private final ScheduledExecutorService timer;

  /**
   * @param files where the file is
   * @param name the name of the file
   * @param content makes the content of the whole file; called on a thread of its own
   */
  public DelayedWrite(StateFiles files, String name, Supplier<JsonNode> content) {
    this.files = files;
    this.name = name;
    this.content = content;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "state-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Notes that the content has changed. */
  public void changed() {
    if (pending.compareAndSet(false, true)) {
      try {
        // Nobody waits for it: a failure is logged by what runs
        ScheduledFuture<?> unused =
            timer.schedule(this::writeOrLog, DELAY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        write();
      }
    }
  }

  private void writeOrLog() {
    try {
      write();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The state of " + name + " could not be written", e);
    }
  }

  // One at a time, so that the last write of a stopping process waits for one that is under way
  private synchronized void write() {
    if (pending.getAndSet(false)) {
      files.write(name, content.get());
    }
  }

  /** Writes what is not yet written. */
  @Override
  public void close() {
    timer.shutdownNow();
    write();
  }
}
