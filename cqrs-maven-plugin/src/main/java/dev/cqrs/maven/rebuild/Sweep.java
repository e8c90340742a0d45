package dev.cqrs.maven.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.rebuild.ProjectionCalls.SliceFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** One pass over the whole event store: its segments side by side, each slice by slice. */
final class Sweep {

  /** Events a slice has at most: a second or two of work, far from any function's time-out. */
  static final int SLICE = 100;

  private static final int ATTEMPTS = 6;

  /** Deals with one slice. */
  @FunctionalInterface
  interface Slice {
    /** Returns the answer of the projection. */
    JsonNode run(int segment, JsonNode after, int limit);
  }

  private final SweepState state;
  private final Pace pace;
  private final Duration pause;
  private final Slice slice;
  private final Consumer<SweepState> progress;
  private volatile boolean stopped;

  /**
   * @param state where to start; it is advanced
   * @param pace how fast to go
   * @param pause before a slice that failed is tried again; twice that with each time
   * @param slice what to do
   * @param progress told after each slice
   */
  Sweep(SweepState state, Pace pace, Duration pause, Slice slice, Consumer<SweepState> progress) {
    this.state = state;
    this.pace = pace;
    this.pause = pause;
    this.slice = slice;
    this.progress = progress;
  }

  /**
   * Goes through what is left of each segment.
   *
   * @throws UserError when a slice fails again and again
   */
  void run() {
    ExecutorService threads = Executors.newFixedThreadPool(state.segments());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int segment = 0; segment < state.segments(); segment++) {
        int which = segment;
        running.add(threads.submit(() -> segment(which)));
      }
      for (Future<?> each : running) {
        await(each);
      }
    } finally {
      stopped = true;
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private void segment(int segment) {
    int limit = SLICE;
    while (!state.isDone(segment) && !stopped) {
      Answer answer = slice(segment, limit);
      limit = Math.min(SLICE, answer.limit() * 2);
      state.advance(segment, answer.tree());
      progress.accept(state);
      Pause.of(pace.after(answer.tree().path("scanned").asInt()));
    }
  }

  private record Answer(JsonNode tree, int limit) {}

  /** Smaller slices after a failure: one may just have been too much for the time it had. */
  private Answer slice(int segment, int first) {
    int limit = first;
    for (int attempt = 1; ; attempt++) {
      try {
        return new Answer(slice.run(segment, state.after(segment), limit), limit);
      } catch (SliceFailedException failed) {
        if (attempt == ATTEMPTS || stopped) {
          throw new UserError(
              "The projection failed %d times on the same events: %s. What was done so far is kept, and the old read model serves. Look at the projection's log, then run mvn cqrs:rebuild again, or give up with -Dcqrs.abort."
                  .formatted(attempt, failed.getMessage()),
              failed);
        }
        limit = Math.max(1, limit / 2);
        Pause.of(pause.multipliedBy(1L << attempt));
      }
    }
  }
}
