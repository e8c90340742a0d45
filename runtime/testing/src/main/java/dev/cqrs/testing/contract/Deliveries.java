package dev.cqrs.testing.contract;

import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Delivers events as a bus does: out of order within a window, 20 % of them twice, 5 % of them long
 * after all others, by several threads, and again after a failure.
 */
final class Deliveries {

  private static final int WINDOW = 50;
  private static final int REPETITIONS = 3;

  private final Queue<Delivery> queue = new ConcurrentLinkedQueue<>();

  private record Delivery(StoredEvent event, int tries) {}

  private record Placed(StoredEvent event, double place) {}

  Deliveries(Collection<StoredEvent> events, Random random) {
    List<Placed> placed = new ArrayList<>();
    int index = 0;
    for (StoredEvent event : events) {
      boolean lost = random.nextInt(100) < 5;
      placed.add(new Placed(event, lost ? 1e9 + random.nextInt() : place(index, random)));
      if (random.nextInt(100) < 20) {
        placed.add(new Placed(event, place(index, random) + random.nextInt(2 * WINDOW)));
      }
      index++;
    }
    placed.sort(Comparator.comparingDouble(Placed::place));
    placed.forEach(each -> queue.add(new Delivery(each.event(), 1)));
  }

  private static double place(int index, Random random) {
    return index + random.nextDouble() * WINDOW;
  }

  /** Delivers all; what fails each time ends like an event in a queue of failed ones. */
  void to(Projector<?> projector, int threads) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(pool.submit(() -> deliver(projector)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void deliver(Projector<?> projector) {
    for (Delivery next = queue.poll(); next != null; next = queue.poll()) {
      try {
        projector.project(next.event());
      } catch (ProjectionException e) {
        // Lost races are told from poison by their number: they do not count as tries.
        boolean race = e.reason().endsWith("times meanwhile");
        if (race || next.tries() < REPETITIONS) {
          queue.add(new Delivery(next.event(), race ? next.tries() : next.tries() + 1));
        }
      }
    }
  }
}
