package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.resource.Context;
import dev.cqrs.local.cloudformation.resource.Resource;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** One run that creates, updates or deletes a stack. */
final class StackRun {

  /** The properties that give a resource a name of its own. */
  private static final Set<String> NAMES =
      Set.of("TableName", "QueueName", "RoleName", "LogGroupName", "ArchiveName");

  private final Cloud cloud;
  private final ResourceTypes types;
  private final StackStore store;
  private final Stack stack;

  StackRun(Cloud cloud, ResourceTypes types, StackStore store, Stack stack) {
    this.cloud = cloud;
    this.types = types;
    this.store = store;
    this.stack = stack;
  }

  private void status(String status, String reason) {
    stack.status(status, reason);
    store.save(stack);
  }

  /** Works through a graph and saves the stack after each step, so that little is ever unknown. */
  private List<String> run(DependencyGraph graph, boolean stopAtFailure, Predicate<String> step) {
    return GraphRun.run(
        graph,
        stopAtFailure,
        id -> {
          boolean success = step.test(id);
          store.save(stack);
          return success;
        });
  }

  /** Creates everything; after a failure everything is deleted again. */
  void create(Deployment deployment, DependencyGraph graph) {
    List<String> failed = run(graph, true, id -> create(id, deployment, graph));
    if (failed.isEmpty()) {
      try {
        stack.outputs(outputs(deployment));
        status("CREATE_COMPLETE", "");
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
      status("CREATE_FAILED", reason);
      return;
    }
    boolean delete = "DELETE".equals(stack.onFailure());
    status(delete ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS", reason);
    List<String> remaining = deleteAll(stack.resources(), "Retain", Set.of());
    String prefix = delete ? "DELETE" : "ROLLBACK";
    if (remaining.isEmpty()) {
      status(prefix + "_COMPLETE", "");
    } else {
      status(prefix + "_FAILED", deletionFailure(remaining));
    }
  }

  private static String deletionFailure(List<String> failed) {
    return "The following resource(s) failed to delete: " + failed + ". ";
  }

  private StackResource planned(String id, Deployment deployment, DependencyGraph graph) {
    JsonNode declared = deployment.template().resource(id).orElseThrow();
    return StackResource.planned(id, declared.path("Type").asText(), graph.dependencies().get(id))
        .withPolicies(
            declared.path("DeletionPolicy").asText("Delete"),
            declared.path("UpdateReplacePolicy").asText("Delete"));
  }

  private boolean create(String id, Deployment deployment, DependencyGraph graph) {
    return create(planned(id, deployment, graph), deployment, "CREATE", "");
  }

  private boolean create(
      StackResource plan, Deployment deployment, String verb, String startReason) {
    ResourceType type = types.find(plan.type()).orElseThrow();
    Context context = new Context(cloud, stack.name(), plan.logicalId());
    stack.record(plan.withStatus(verb + "_IN_PROGRESS", startReason));
    StackResource resource = plan;
    try {
      resource =
          plan.withProperties(deployment.properties(plan.logicalId(), type, new StackNames(stack)));
      Resource created = type.create(resource.properties(), context);
      resource = resource.withResource(created);
      stack.record(resource.withStatus(verb + "_COMPLETE", ""));
      return true;
    } catch (RuntimeException e) {
      if (context.created().isPresent()) {
        resource = resource.withResource(Resource.of(context.created().get()));
      }
      stack.record(resource.withStatus(verb + "_FAILED", reason(e)));
      return false;
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof AwsError error
        ? error.getMessage() + " (" + error.code() + ")"
        : "Internal failure: " + e;
  }

  private ArrayNode outputs(Deployment deployment) {
    ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
    for (var entry : deployment.template().section("Outputs").properties()) {
      JsonNode declared = entry.getValue();
      if (!TemplateCheck.holds(deployment, declared)) {
        continue;
      }
      var evaluator = deployment.evaluator(new StackNames(stack));
      JsonNode value = evaluator.value(declared.path("Value"));
      if (!value.isValueNode()) {
        throw ValidationError.format(
            "The Value field of every Outputs member must evaluate to a String: " + entry.getKey());
      }
      ObjectNode output = outputs.addObject().put("OutputKey", entry.getKey());
      output.put("OutputValue", value.asText());
      if (declared.has("Description")) {
        output.put("Description", declared.get("Description").asText());
      }
      if (declared.has("Export")) {
        String name = evaluator.value(declared.path("Export").path("Name")).asText();
        refuseTakenExport(name);
        output.put("ExportName", name);
      }
    }
    return outputs;
  }

  private void refuseTakenExport(String name) {
    for (Stack other : store.all()) {
      if (other.isDeleted() || other.id().equals(stack.id())) {
        continue;
      }
      for (JsonNode output : other.outputs()) {
        if (output.path("ExportName").asText().equals(name)) {
          throw ValidationError.of(
              "Export with name " + name + " is already exported by stack " + other.name());
        }
      }
    }
  }

  /** Deletes everything; a resource that is to be retained is left as it is. */
  void delete(Set<String> retained) {
    List<String> failed = deleteAll(stack.resources(), "RetainExceptOnCreate", retained);
    if (failed.isEmpty()) {
      stack.outputs(JsonNodeFactory.instance.arrayNode());
      status("DELETE_COMPLETE", "");
    } else {
      status("DELETE_FAILED", deletionFailure(failed));
    }
  }

  /**
   * Deletes resources in the reverse order of their creation.
   *
   * @param alsoRetained the policy beside Retain that keeps a resource
   * @return the logical ids of those that could not be deleted
   */
  private List<String> deleteAll(
      Map<String, StackResource> resources, String alsoRetained, Set<String> retained) {
    return run(
        graph(resources).reversed(),
        false,
        id -> {
          StackResource resource = resources.get(id);
          boolean keep =
              retained.contains(id)
                  || "Retain".equals(resource.deletionPolicy())
                  || alsoRetained.equals(resource.deletionPolicy());
          boolean gone = delete(resource, keep);
          if (gone) {
            stack.remove(id);
          }
          return gone;
        });
  }

  private static DependencyGraph graph(Map<String, StackResource> resources) {
    Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    resources.forEach((id, resource) -> dependencies.put(id, resource.dependencies()));
    return new DependencyGraph(dependencies);
  }

  private boolean delete(StackResource resource, boolean keep) {
    if (resource.physicalId().isEmpty()) {
      return true;
    }
    if (keep) {
      stack.note(resource.withStatus("DELETE_SKIPPED", ""));
      return true;
    }
    stack.note(resource.withStatus("DELETE_IN_PROGRESS", ""));
    try {
      types
          .find(resource.type())
          .orElseThrow()
          .delete(
              resource.physicalId(),
              resource.properties(),
              new Context(cloud, stack.name(), resource.logicalId()));
      stack.note(resource.withStatus("DELETE_COMPLETE", ""));
      return true;
    } catch (RuntimeException e) {
      StackResource failed = resource.withStatus("DELETE_FAILED", reason(e));
      stack.note(failed);
      if (stack.resource(resource.logicalId()).isPresent()
          && stack.resource(resource.logicalId()).get().physicalId().equals(failed.physicalId())) {
        stack.put(failed);
      }
      return false;
    }
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
    List<String> failed = run(graph, true, id -> apply(id, deployment, graph, old, replaced));
    String reason = "The following resource(s) failed to update: " + failed + ". ";
    if (failed.isEmpty()) {
      try {
        stack.outputs(outputs(deployment));
        cleanUp(graph, old, replaced);
        return true;
      } catch (AwsError e) {
        reason = e.getMessage();
      }
    }
    if ("DO_NOTHING".equals(stack.onFailure())) {
      status("UPDATE_FAILED", reason);
      return false;
    }
    status("UPDATE_ROLLBACK_IN_PROGRESS", reason);
    stack.describe(before);
    stack.outputs(oldOutputs);
    rollBackUpdate(old);
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
      return create(id, deployment, graph);
    }
    StackResource plan = planned(id, deployment, graph);
    ResourceType type = types.find(plan.type()).orElseThrow();
    ObjectNode properties;
    try {
      properties = deployment.properties(id, type, new StackNames(stack));
    } catch (RuntimeException e) {
      stack.record(current.withStatus("UPDATE_FAILED", reason(e)));
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
    stack.record(current.withStatus("UPDATE_IN_PROGRESS", ""));
    try {
      Resource updated =
          type.update(
              current.resource(),
              current.properties(),
              properties,
              new Context(cloud, stack.name(), id));
      stack.record(
          plan.withResource(updated).withProperties(properties).withStatus("UPDATE_COMPLETE", ""));
      return true;
    } catch (RuntimeException e) {
      stack.record(current.withProperties(properties).withStatus("UPDATE_FAILED", reason(e)));
      return false;
    }
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
    return create(
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
      status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
      run(
          graph(unneeded).reversed(),
          false,
          id -> {
            StackResource resource = unneeded.get(id);
            boolean isReplaced = replaced.containsKey(id);
            String policy = isReplaced ? resource.replacePolicy() : resource.deletionPolicy();
            boolean gone = delete(resource, !"Delete".equals(policy));
            if (!isReplaced) {
              stack.remove(id);
            }
            return gone;
          });
    }
    status("UPDATE_COMPLETE", "");
  }

  private void rollBackUpdate(Map<String, StackResource> old) {
    Map<String, StackResource> changed = stack.resources();
    List<String> failed = run(graph(old), false, id -> restore(old.get(id), changed));
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
      status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
    }
    undeleted.addAll(
        run(
            graph(unneeded).reversed(),
            false,
            id -> {
              boolean gone =
                  delete(unneeded.get(id), "Retain".equals(unneeded.get(id).deletionPolicy()));
              if (gone && !old.containsKey(id)) {
                stack.remove(id);
              }
              return gone;
            }));
    if (failed.isEmpty()) {
      status("UPDATE_ROLLBACK_COMPLETE", undeleted.isEmpty() ? "" : deletionFailure(undeleted));
    } else {
      status(
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
    stack.record(current.withStatus("UPDATE_IN_PROGRESS", ""));
    try {
      Resource restored =
          types
              .find(before.type())
              .orElseThrow()
              .update(
                  current.resource(),
                  current.properties(),
                  before.properties(),
                  new Context(cloud, stack.name(), before.logicalId()));
      stack.record(before.withResource(restored).withStatus("UPDATE_COMPLETE", ""));
      return true;
    } catch (RuntimeException e) {
      stack.record(current.withStatus("UPDATE_FAILED", reason(e)));
      return false;
    }
  }
}
