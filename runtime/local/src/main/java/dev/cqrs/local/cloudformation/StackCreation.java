package dev.cqrs.local.cloudformation;

import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import java.util.List;
import java.util.Set;

/** The creation of a stack. */
final class StackCreation {

  private final StackRun run;
  private final Stack stack;

  StackCreation(StackRun run) {
    this.run = run;
    this.stack = run.stack();
  }

  /** Creates everything; after a failure everything is deleted again. */
  void create(Deployment deployment, DependencyGraph graph) {
    List<String> failed = run.run(graph, true, id -> run.steps().create(id, deployment, graph));
    if (failed.isEmpty()) {
      try {
        stack.outputs(run.outputs().of(deployment));
        run.status("CREATE_COMPLETE", "");
        return;
      } catch (AwsError e) {
        rollBackCreation(e.getMessage() + ". Rollback requested by user.");
        return;
      }
    }
    rollBackCreation(
        "The following resource(s) failed to create: " + failed + ". Rollback requested by user.");
  }

  private void rollBackCreation(String reason) {
    if ("DO_NOTHING".equals(stack.onFailure())) {
      run.status("CREATE_FAILED", reason);
      return;
    }
    boolean delete = "DELETE".equals(stack.onFailure());
    run.status(delete ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS", reason);
    List<String> remaining = new StackDeletion(run).deleteAll("Retain", Set.of());
    String prefix = delete ? "DELETE" : "ROLLBACK";
    if (remaining.isEmpty()) {
      run.status(prefix + "_COMPLETE", "");
    } else {
      run.status(prefix + "_FAILED", StackRun.deletionFailure(remaining));
    }
  }
}
