package dev.cqrs.local.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which resource needs which others.
 *
 * @param dependencies for each logical id those that must exist before it
 */
public record DependencyGraph(Map<String, Set<String>> dependencies) {

  /**
   * Returns the logical ids so that each comes after those that it needs, otherwise in their order.
   *
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, if there is a cycle
   */
  public List<String> order() {
    Map<String, Set<String>> open = new LinkedHashMap<>();
    dependencies.forEach((id, needs) -> open.put(id, new LinkedHashSet<>(needs)));
    List<String> order = new ArrayList<>();
    while (!open.isEmpty()) {
      List<String> ready =
          open.entrySet().stream()
              .filter(entry -> entry.getValue().stream().noneMatch(open::containsKey))
              .map(Map.Entry::getKey)
              .toList();
      if (ready.isEmpty()) {
        throw ValidationError.of(
            "Circular dependency between resources: " + List.copyOf(open.keySet()));
      }
      ready.forEach(open::remove);
      order.addAll(ready);
    }
    return order;
  }

  /** Returns the graph for deletion: each resource needs those gone that needed it. */
  public DependencyGraph reversed() {
    Map<String, Set<String>> reversed = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(dependencies.keySet());
    for (int i = ids.size() - 1; i >= 0; i--) {
      reversed.put(ids.get(i), new LinkedHashSet<>());
    }
    dependencies.forEach(
        (id, needs) ->
            needs.stream().filter(reversed::containsKey).forEach(n -> reversed.get(n).add(id)));
    return new DependencyGraph(reversed);
  }
}
