package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.Optional;
import java.util.Set;

/** AWS CloudFormation. */
public final class CloudFormationService implements Service {

  private final StackStore store;
  private final TemplateSource source;
  private final Changes changes;
  private final ChangeSets changeSets;
  private final Queries queries;

  /**
   * @param cloud the services that the resources belong to
   * @param files where the stacks are kept
   */
  public CloudFormationService(Cloud cloud, StateFiles files) {
    ResourceTypes types = new ResourceTypes();
    this.store = new StackStore(files);
    this.source = new TemplateSource(cloud);
    this.changes = new Changes(cloud, store, types);
    this.changeSets = new ChangeSets(cloud, store, changes, source);
    this.queries = new Queries(store, types, source);
    changes.endInterrupted();
  }

  @Override
  public String id() {
    return "cloudformation";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    return switch (operation) {
      case "CreateStack" -> create(createRequest(operation, input));
      case "UpdateStack" -> update(updateRequest(operation, input));
      case "DeleteStack" ->
          changes.delete(
              new Request(
                  operation, input, Set.of("StackName", "RetainResources", "ClientRequestToken")));
      case "UpdateTerminationProtection" ->
          protect(
              new Request(operation, input, Set.of("StackName", "EnableTerminationProtection")));
      default ->
          queries
              .call(operation, input)
              .or(() -> changeSets.call(operation, input))
              .orElseThrow(() -> AwsError.unsupportedOperation("cloudformation", operation));
    };
  }

  private static Request createRequest(String operation, ObjectNode input) {
    return new Request(
        operation,
        input,
        Set.of(
            "StackName",
            "TemplateBody",
            "TemplateURL",
            "Parameters",
            "Capabilities",
            "Tags",
            "OnFailure",
            "DisableRollback",
            "EnableTerminationProtection",
            "ClientRequestToken"));
  }

  private static Request updateRequest(String operation, ObjectNode input) {
    return new Request(
        operation,
        input,
        Set.of(
            "StackName",
            "TemplateBody",
            "TemplateURL",
            "UsePreviousTemplate",
            "Parameters",
            "Capabilities",
            "Tags",
            "DisableRollback",
            "ClientRequestToken"));
  }

  private synchronized ObjectNode create(Request request) {
    String name = request.get("StackName");
    Optional<Stack> existing = store.find(name);
    if (existing.isPresent()) {
      throw Changes.alreadyExists(name);
    }
    Stack stack = changes.newStack(name);
    Deployment deployment =
        changes.deployment(
            stack,
            source.get(request),
            request.parameters(stack.parameters()),
            request.tags(),
            request.list("Capabilities"));
    DependencyGraph graph = changes.check(deployment);
    stack.protect(request.flag("EnableTerminationProtection"));
    stack.onFailure(
        request.flag("DisableRollback")
            ? "DO_NOTHING"
            : request.find("OnFailure").orElse("ROLLBACK"));
    changes.create(stack, deployment, graph, () -> {});
    return Answers.object().put("StackId", stack.id());
  }

  private ObjectNode update(Request request) {
    Stack stack = store.get(request.get("StackName"));
    synchronized (stack) {
      Changes.requireUpdatable(stack);
      Deployment deployment =
          changes.deployment(
              stack,
              request.flag("UsePreviousTemplate") ? stack.template() : source.get(request),
              request.parameters(stack.parameters()),
              request.has("Tags") ? request.tags() : stack.tags(),
              request.list("Capabilities"));
      DependencyGraph graph = changes.check(deployment);
      ArrayNode plan = changes.plan(stack, deployment, graph);
      if (!changes.changesAnything(stack, deployment, plan)) {
        throw ValidationError.of("No updates are to be performed.");
      }
      stack.onFailure(request.flag("DisableRollback") ? "DO_NOTHING" : "ROLLBACK");
      stack.retireChangeSets();
      changes.update(stack, deployment, graph, () -> {});
    }
    return Answers.object().put("StackId", stack.id());
  }

  private ObjectNode protect(Request request) {
    Stack stack = store.get(request.get("StackName"));
    stack.protect(request.flag("EnableTerminationProtection"));
    store.save(stack);
    return Answers.object().put("StackId", stack.id());
  }

  @Override
  public void close() {
    changes.awaitEnd();
  }
}
