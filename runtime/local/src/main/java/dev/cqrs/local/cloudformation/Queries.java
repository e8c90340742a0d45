package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.Template;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that change nothing. */
final class Queries {

  private final StackStore store;
  private final TemplateCheck check;
  private final TemplateSource source;

  Queries(StackStore store, ResourceTypes types, TemplateSource source) {
    this.store = store;
    this.check = new TemplateCheck(types);
    this.source = source;
  }

  /** Performs an operation; empty if it is none of these. */
  Optional<ObjectNode> call(String operation, ObjectNode input) {
    return Optional.ofNullable(
        switch (operation) {
          case "DescribeStacks" -> stacks(request(operation, input, "StackName"));
          case "ListStacks" -> list(request(operation, input, "StackStatusFilter"));
          case "DescribeStackEvents" -> events(request(operation, input, "StackName"));
          case "DescribeStackResources" ->
              resources(
                  request(
                      operation, input, "StackName", "LogicalResourceId", "PhysicalResourceId"));
          case "DescribeStackResource" ->
              resource(request(operation, input, "StackName", "LogicalResourceId"));
          case "ListStackResources" -> resourceList(request(operation, input, "StackName"));
          case "ListExports" -> exports(request(operation, input));
          case "GetTemplate" ->
              template(request(operation, input, "StackName", "ChangeSetName", "TemplateStage"));
          case "GetTemplateSummary" ->
              templateSummary(
                  request(operation, input, "StackName", "TemplateBody", "TemplateURL"));
          case "ValidateTemplate" ->
              validate(request(operation, input, "TemplateBody", "TemplateURL"));
          default -> null;
        });
  }

  private static Request request(String operation, ObjectNode input, String... members) {
    Set<String> all = new HashSet<>(Set.of(members));
    all.addAll(Set.of("NextToken", "MaxResults"));
    return new Request(operation, input, all);
  }

  private ObjectNode stacks(Request request) {
    List<Stack> found =
        request
            .find("StackName")
            .map(name -> List.of(store.get(name)))
            .orElseGet(() -> store.all().stream().filter(stack -> !stack.isDeleted()).toList());
    return Answers.page("Stacks", found, request, Answers::stack);
  }

  private ObjectNode list(Request request) {
    Set<String> wanted = new HashSet<>();
    request.list("StackStatusFilter").forEach(status -> wanted.add(status.asText()));
    List<Stack> found =
        store.all().stream()
            .filter(stack -> wanted.isEmpty() || wanted.contains(stack.status()))
            .toList();
    return Answers.page("StackSummaries", found, request, Answers::summary);
  }

  private ObjectNode events(Request request) {
    String name = request.get("StackName");
    Stack stack =
        store
            .find(name)
            .orElseThrow(() -> ValidationError.of("Stack [" + name + "] does not exist"));
    return Answers.page(
        "StackEvents", stack.events(), request, event -> Answers.event(stack, event));
  }

  private ObjectNode resources(Request request) {
    Optional<String> physicalId = request.find("PhysicalResourceId");
    Stack stack =
        request.find("StackName").isPresent() || physicalId.isEmpty()
            ? store.get(request.get("StackName"))
            : ownerOf(physicalId.get());
    List<StackResource> found =
        stack.resources().values().stream()
            .filter(r -> request.find("LogicalResourceId").map(r.logicalId()::equals).orElse(true))
            .filter(r -> physicalId.map(r.physicalId()::equals).orElse(true))
            .toList();
    ObjectNode answer = Answers.object();
    ArrayNode list = answer.putArray("StackResources");
    found.forEach(r -> list.add(Answers.resource(stack, r, "Timestamp")));
    return answer;
  }

  private Stack ownerOf(String physicalId) {
    return store.all().stream()
        .filter(
            stack ->
                stack.resources().values().stream()
                    .anyMatch(resource -> resource.physicalId().equals(physicalId)))
        .findFirst()
        .orElseThrow(() -> ValidationError.of("Stack for " + physicalId + " does not exist"));
  }

  private ObjectNode resource(Request request) {
    Stack stack = store.get(request.get("StackName"));
    String id = request.get("LogicalResourceId");
    StackResource resource =
        stack
            .resource(id)
            .orElseThrow(
                () ->
                    ValidationError.of(
                        "Resource " + id + " does not exist for stack " + stack.name()));
    ObjectNode answer = Answers.object();
    answer.set("StackResourceDetail", Answers.resource(stack, resource, "LastUpdatedTimestamp"));
    return answer;
  }

  private ObjectNode resourceList(Request request) {
    Stack stack = store.get(request.get("StackName"));
    return Answers.page(
        "StackResourceSummaries",
        List.copyOf(stack.resources().values()),
        request,
        resource -> Answers.summary(resource, "LastUpdatedTimestamp"));
  }

  private ObjectNode exports(Request request) {
    List<ObjectNode> exports = new ArrayList<>();
    for (Stack stack : store.all()) {
      for (JsonNode output : stack.outputs()) {
        if (output.has("ExportName")) {
          exports.add(
              Answers.object()
                  .put("ExportingStackId", stack.id())
                  .put("Name", output.get("ExportName").asText())
                  .put("Value", output.get("OutputValue").asText()));
        }
      }
    }
    return Answers.page("Exports", exports, request, export -> export);
  }

  private ObjectNode template(Request request) {
    String text;
    if (request.find("ChangeSetName").isPresent()) {
      text = ChangeSets.find(store, request).set().template();
    } else {
      text = store.get(request.get("StackName")).template();
    }
    ObjectNode answer = Answers.object().put("TemplateBody", text);
    answer.putArray("StagesAvailable").add("Original").add("Processed");
    return answer;
  }

  private ObjectNode templateSummary(Request request) {
    Template template =
        Template.read(
            source.find(request).orElseGet(() -> store.get(request.get("StackName")).template()));
    check.check(template);
    ObjectNode answer = described(template);
    answer.set("Parameters", Answers.declarations(template, true));
    ArrayNode types = answer.putArray("ResourceTypes");
    template.resources().stream()
        .map(id -> template.resource(id).orElseThrow().path("Type").asText())
        .distinct()
        .forEach(types::add);
    return answer;
  }

  private ObjectNode validate(Request request) {
    Template template = Template.read(source.get(request));
    check.check(template);
    ObjectNode answer = described(template);
    answer.set("Parameters", Answers.declarations(template, false));
    return answer;
  }

  private ObjectNode described(Template template) {
    ObjectNode answer = Answers.object();
    if (!template.description().isEmpty()) {
      answer.put("Description", template.description());
    }
    Set<String> required = check.requiredCapabilities(template);
    if (!required.isEmpty()) {
      required.forEach(answer.putArray("Capabilities")::add);
      answer.put(
          "CapabilitiesReason", "The following resource(s) require capabilities: [AWS::IAM::Role]");
    }
    return answer;
  }
}
