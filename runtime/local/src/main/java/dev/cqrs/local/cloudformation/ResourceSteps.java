package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.resource.Context;
import dev.cqrs.local.cloudformation.resource.Resource;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;

/** Creates, updates and deletes single resources of a stack, and notes how that went. */
final class ResourceSteps {

  private final Cloud cloud;
  private final ResourceTypes types;
  private final Stack stack;

  ResourceSteps(Cloud cloud, ResourceTypes types, Stack stack) {
    this.cloud = cloud;
    this.types = types;
    this.stack = stack;
  }

  ResourceType type(StackResource resource) {
    return types.find(resource.type()).orElseThrow();
  }

  private Context context(StackResource resource) {
    return new Context(cloud, stack.name(), resource.logicalId());
  }

  StackResource planned(String id, Deployment deployment, DependencyGraph graph) {
    JsonNode declared = deployment.template().resource(id).orElseThrow();
    return StackResource.planned(id, declared.path("Type").asText(), graph.dependencies().get(id))
        .withPolicies(
            declared.path("DeletionPolicy").asText("Delete"),
            declared.path("UpdateReplacePolicy").asText("Delete"));
  }

  boolean create(String id, Deployment deployment, DependencyGraph graph) {
    return create(planned(id, deployment, graph), deployment, "CREATE", "");
  }

  boolean create(StackResource plan, Deployment deployment, String verb, String startReason) {
    ResourceType type = type(plan);
    Context context = context(plan);
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

  static String reason(RuntimeException e) {
    return e instanceof AwsError error
        ? error.getMessage() + " (" + error.code() + ")"
        : "Internal failure: " + e;
  }

  /**
   * Gives a resource other properties.
   *
   * @param current the resource as it is
   * @param updated what it is noted as after that
   * @param failed what it is noted as if that fails
   */
  boolean update(StackResource current, StackResource updated, StackResource failed) {
    stack.record(current.withStatus("UPDATE_IN_PROGRESS", ""));
    try {
      Resource resource =
          type(updated)
              .update(
                  current.resource(), current.properties(), updated.properties(), context(updated));
      stack.record(updated.withResource(resource).withStatus("UPDATE_COMPLETE", ""));
      return true;
    } catch (RuntimeException e) {
      stack.record(failed.withStatus("UPDATE_FAILED", reason(e)));
      return false;
    }
  }

  boolean delete(StackResource resource, boolean keep) {
    if (resource.physicalId().isEmpty()) {
      return true;
    }
    if (keep) {
      stack.note(resource.withStatus("DELETE_SKIPPED", ""));
      return true;
    }
    stack.note(resource.withStatus("DELETE_IN_PROGRESS", ""));
    try {
      type(resource).delete(resource.physicalId(), resource.properties(), context(resource));
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
}
