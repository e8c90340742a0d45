package dev.cqrs.local.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a failed update back. */
final class UpdateRollback {

  private final StackRun run;
  private final Stack stack;

  UpdateRollback(StackRun run) {
    this.run = run;
    this.stack = run.stack();
  }

  /**
   * Makes everything what it was.
   *
   * @param old the resources before the update, by logical id
   */
  void restore(Map<String, StackResource> old) {
    Map<String, StackResource> changed = stack.resources();
    List<String> failed = run.run(StackRun.graph(old), false, id -> restore(old.get(id), changed));
    Map<String, StackResource> unneeded = new LinkedHashMap<>();
    changed.forEach(
        (id, resource) -> {
          StackResource before = old.get(id);
          if (before == null
              || (!resource.physicalId().isEmpty()
                  && !resource.physicalId().equals(before.physicalId()))) {
            unneeded.put(id, resource);
          }
        });
    List<String> undeleted = new ArrayList<>(failed);
    if (failed.isEmpty()) {
      run.status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
    }
    undeleted.addAll(
        run.run(
            StackRun.graph(unneeded).reversed(),
            false,
            id -> {
              boolean gone =
                  run.steps()
                      .delete(unneeded.get(id), "Retain".equals(unneeded.get(id).deletionPolicy()));
              if (gone && !old.containsKey(id)) {
                stack.remove(id);
              }
              return gone;
            }));
    if (failed.isEmpty()) {
      run.status(
          "UPDATE_ROLLBACK_COMPLETE",
          undeleted.isEmpty() ? "" : StackRun.deletionFailure(undeleted));
    } else {
      run.status(
          "UPDATE_ROLLBACK_FAILED", "The following resource(s) failed to update: " + failed + ". ");
    }
  }

  private boolean restore(StackResource before, Map<String, StackResource> changed) {
    StackResource current = Optional.ofNullable(changed.get(before.logicalId())).orElse(before);
    boolean sameResource = current.physicalId().equals(before.physicalId());
    if (!sameResource || current.properties().equals(before.properties())) {
      boolean touched = !current.status().equals(before.status()) || !sameResource;
      if (touched) {
        stack.record(before.withStatus("UPDATE_COMPLETE", ""));
      } else {
        stack.put(before);
      }
      return true;
    }
    return run.steps().update(current, before, current);
  }
}
