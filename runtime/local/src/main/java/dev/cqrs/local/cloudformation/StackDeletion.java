package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The deletion of a stack. */
final class StackDeletion {

  private final StackRun run;
  private final Stack stack;

  StackDeletion(StackRun run) {
    this.run = run;
    this.stack = run.stack();
  }

  /** Deletes everything; a resource that is to be retained is left as it is. */
  void delete(Set<String> retained) {
    List<String> failed = deleteAll("RetainExceptOnCreate", retained);
    if (failed.isEmpty()) {
      stack.outputs(JsonNodeFactory.instance.arrayNode());
      run.status("DELETE_COMPLETE", "");
    } else {
      run.status("DELETE_FAILED", StackRun.deletionFailure(failed));
    }
  }

  /**
   * Deletes resources in the reverse order of their creation.
   *
   * @param alsoRetained the policy beside Retain that keeps a resource
   * @return the logical ids of those that could not be deleted
   */
  List<String> deleteAll(String alsoRetained, Set<String> retained) {
    Map<String, StackResource> resources = stack.resources();
    return run.run(
        StackRun.graph(resources).reversed(),
        false,
        id -> {
          StackResource resource = resources.get(id);
          boolean keep =
              retained.contains(id)
                  || "Retain".equals(resource.deletionPolicy())
                  || alsoRetained.equals(resource.deletionPolicy());
          boolean gone = run.steps().delete(resource, keep);
          if (gone) {
            stack.remove(id);
          }
          return gone;
        });
  }
}
