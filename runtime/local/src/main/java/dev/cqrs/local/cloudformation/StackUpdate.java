package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The update of a stack. */
final class StackUpdate {

  /** The properties that give a resource a name of its own. */
  private static final Set<String> NAMES =
      Set.of("TableName", "QueueName", "RoleName", "LogGroupName", "ArchiveName");

  private final StackRun run;
  private final Stack stack;

  StackUpdate(StackRun run) {
    this.run = run;
    this.stack = run.stack();
  }

  /**
   * Makes a stack what a deployment says; after a failure everything is as it was before.
   *
   * @param before what the stack was made from
   * @return whether the update was made
   */
  boolean update(Deployment before, Deployment deployment, DependencyGraph graph) {
    Map<String, StackResource> old = stack.resources();
    ArrayNode oldOutputs = stack.outputs();
    Map<String, StackResource> replaced = new ConcurrentHashMap<>();
    List<String> failed = run.run(graph, true, id -> apply(id, deployment, graph, old, replaced));
    String reason = "The following resource(s) failed to update: " + failed + ". ";
    if (failed.isEmpty()) {
      try {
        stack.outputs(run.outputs().of(deployment));
        cleanUp(graph, old, replaced);
        return true;
      } catch (AwsError e) {
        reason = e.getMessage();
      }
    }
    if ("DO_NOTHING".equals(stack.onFailure())) {
      run.status("UPDATE_FAILED", reason);
      return false;
    }
    run.status("UPDATE_ROLLBACK_IN_PROGRESS", reason);
    stack.describe(before);
    stack.outputs(oldOutputs);
    new UpdateRollback(run).restore(old);
    return false;
  }

  private boolean apply(
      String id,
      Deployment deployment,
      DependencyGraph graph,
      Map<String, StackResource> old,
      Map<String, StackResource> replaced) {
    StackResource current = old.get(id);
    if (current == null) {
      return run.steps().create(id, deployment, graph);
    }
    StackResource plan = run.steps().planned(id, deployment, graph);
    ResourceType type = run.steps().type(plan);
    ObjectNode properties;
    try {
      properties = deployment.properties(id, type, new StackNames(stack));
    } catch (RuntimeException e) {
      stack.record(current.withStatus("UPDATE_FAILED", ResourceSteps.reason(e)));
      return false;
    }
    Set<String> changed = ChangePlan.changed(current.properties(), properties);
    if (changed.isEmpty()) {
      stack.put(
          plan.withResource(current.resource())
              .withProperties(properties)
              .withStatus(current.status(), current.reason()));
      return true;
    }
    if (changed.stream().anyMatch(type.replacement()::contains)) {
      return replace(plan, current, properties, changed, deployment, replaced);
    }
    // A failed update may have changed something: with the new properties it is taken back as well.
    return run.steps()
        .update(current, plan.withProperties(properties), current.withProperties(properties));
  }

  private boolean replace(
      StackResource plan,
      StackResource current,
      ObjectNode properties,
      Set<String> changed,
      Deployment deployment,
      Map<String, StackResource> replaced) {
    for (String name : plan.type().endsWith("Lambda::Function") ? Set.of("FunctionName") : NAMES) {
      if (properties.has(name) && !changed.contains(name)) {
        stack.record(
            current.withStatus(
                "UPDATE_FAILED",
                "CloudFormation cannot update a stack when a custom-named resource requires"
                    + " replacing. Rename "
                    + properties.get(name).asText()
                    + " and update the stack again."));
        return false;
      }
    }
    replaced.put(current.logicalId(), current);
    return run.steps()
        .create(
            plan,
            deployment,
            "UPDATE",
            "Requested update requires the creation of a new physical resource; hence creating one.");
  }

  /** Deletes what was replaced or removed; what cannot be deleted does not undo the update. */
  private void cleanUp(
      DependencyGraph graph, Map<String, StackResource> old, Map<String, StackResource> replaced) {
    Map<String, StackResource> unneeded = new LinkedHashMap<>();
    old.forEach(
        (id, resource) -> {
          if (replaced.containsKey(id) || !graph.dependencies().containsKey(id)) {
            unneeded.put(id, resource);
          }
        });
    if (!unneeded.isEmpty()) {
      run.status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
      run.run(
          StackRun.graph(unneeded).reversed(),
          false,
          id -> {
            StackResource resource = unneeded.get(id);
            boolean isReplaced = replaced.containsKey(id);
            String policy = isReplaced ? resource.replacePolicy() : resource.deletionPolicy();
            boolean gone = run.steps().delete(resource, !"Delete".equals(policy));
            if (!isReplaced) {
              stack.remove(id);
            }
            return gone;
          });
    }
    run.status("UPDATE_COMPLETE", "");
  }
}
