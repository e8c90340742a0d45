package dev.cqrs.local.cloudformation;

import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the runs that create, update and delete a stack have in common. */
final class StackRun {

  private final StackStore store;
  private final Stack stack;
  private final ResourceSteps steps;

  StackRun(Cloud cloud, ResourceTypes types, StackStore store, Stack stack) {
    this.store = store;
    this.stack = stack;
    this.steps = new ResourceSteps(cloud, types, stack);
  }

  Stack stack() {
    return stack;
  }

  ResourceSteps steps() {
    return steps;
  }

  StackOutputs outputs() {
    return new StackOutputs(store, stack);
  }

  void status(String status, String reason) {
    stack.status(status, reason);
    store.save(stack);
  }

  /** Works through a graph and saves the stack after each step, so that little is ever unknown. */
  List<String> run(DependencyGraph graph, boolean stopAtFailure, Predicate<String> step) {
    return GraphRun.run(
        graph,
        stopAtFailure,
        id -> {
          boolean success = step.test(id);
          store.save(stack);
          return success;
        });
  }

  static DependencyGraph graph(Map<String, StackResource> resources) {
    Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    resources.forEach((id, resource) -> dependencies.put(id, resource.dependencies()));
    return new DependencyGraph(dependencies);
  }

  static String deletionFailure(List<String> failed) {
    return "The following resource(s) failed to delete: " + failed + ". ";
  }
}
