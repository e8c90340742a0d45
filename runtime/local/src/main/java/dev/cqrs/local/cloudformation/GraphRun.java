package dev.cqrs.local.cloudformation;

import dev.cqrs.local.cloudformation.template.DependencyGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Works through a graph: each node after those that it needs, independent ones side by side. */
final class GraphRun {

  private static final int THREADS = 4;

  private record Outcome(String node, boolean success) {}

  private GraphRun() {}

  /**
   * Runs a step for each node.
   *
   * @param stopAtFailure whether nothing more is begun after a failure; otherwise only what needs
   *     the failed node is left out
   * @param step does the work and tells whether it succeeded
   * @return the nodes whose step failed
   */
  static List<String> run(DependencyGraph graph, boolean stopAtFailure, Predicate<String> step) {
    Map<String, Set<String>> open = new LinkedHashMap<>();
    graph
        .dependencies()
        .forEach(
            (node, needs) -> {
              Set<String> present = new HashSet<>(needs);
              present.retainAll(graph.dependencies().keySet());
              open.put(node, present);
            });
    List<String> failed = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "cloudformation-resource");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletionService<Outcome> work = new ExecutorCompletionService<>(pool);
      int running = 0;
      while (true) {
        if (failed.isEmpty() || !stopAtFailure) {
          for (String node : ready(open)) {
            open.remove(node);
            work.submit(() -> new Outcome(node, step.test(node)));
            running++;
          }
        }
        if (running == 0) {
          return failed;
        }
        Outcome outcome = work.take().get();
        running--;
        if (outcome.success()) {
          open.values().forEach(needs -> needs.remove(outcome.node()));
        } else {
          failed.add(outcome.node());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The work on the stack was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> ready(Map<String, Set<String>> open) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }
}
