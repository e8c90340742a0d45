package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.template.Template;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Output structures of the operations. */
final class Answers {

  private static final int PAGE = 100;

  private Answers() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns one page of a list under a name, and where the next begins. */
  static <T> ObjectNode page(
      String name, List<T> all, Request request, Function<T, ObjectNode> render) {
    int from = 0;
    Optional<String> token = request.find("NextToken");
    if (token.isPresent()) {
      if (!token.get().matches("[0-9]{1,9}") || Integer.parseInt(token.get()) > all.size()) {
        throw ValidationError.of("The NextToken " + token.get() + " is not valid");
      }
      from = Integer.parseInt(token.get());
    }
    int to = Math.min(all.size(), from + PAGE);
    ObjectNode answer = object();
    ArrayNode list = answer.putArray(name);
    all.subList(from, to).forEach(element -> list.add(render.apply(element)));
    return to < all.size() ? answer.put("NextToken", String.valueOf(to)) : answer;
  }

  static ObjectNode stack(Stack stack) {
    ObjectNode answer = object();
    answer.put("StackId", stack.id()).put("StackName", stack.name());
    if (!stack.changeSetId().isEmpty()) {
      answer.put("ChangeSetId", stack.changeSetId());
    }
    if (!stack.template().isEmpty()) {
      Template template = Template.read(stack.template());
      if (!template.description().isEmpty()) {
        answer.put("Description", template.description());
      }
      answer.set("Parameters", parameters(template, stack.parameters()));
    }
    times(answer, stack);
    answer.put("StackStatus", stack.status());
    if (!stack.reason().isEmpty()) {
      answer.put("StackStatusReason", stack.reason());
    }
    answer.put("DisableRollback", "DO_NOTHING".equals(stack.onFailure()));
    answer.put("EnableTerminationProtection", stack.isProtected());
    answer.set("Capabilities", stack.capabilities());
    answer.putArray("NotificationARNs");
    answer.set("Outputs", stack.outputs());
    answer.set("Tags", tags(stack.tags()));
    answer.putObject("DriftInformation").put("StackDriftStatus", "NOT_CHECKED");
    return answer;
  }

  private static void times(ObjectNode answer, Stack stack) {
    answer.put("CreationTime", stack.created());
    if (stack.updated() > 0) {
      answer.put("LastUpdatedTime", stack.updated());
    }
    if (stack.deleted() > 0) {
      answer.put("DeletionTime", stack.deleted());
    }
  }

  static ObjectNode summary(Stack stack) {
    ObjectNode answer = object().put("StackId", stack.id()).put("StackName", stack.name());
    if (!stack.template().isEmpty()) {
      answer.put("TemplateDescription", Template.read(stack.template()).description());
    }
    times(answer, stack);
    answer.put("StackStatus", stack.status());
    return stack.reason().isEmpty() ? answer : answer.put("StackStatusReason", stack.reason());
  }

  static ArrayNode parameters(Template template, Map<String, String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(
        (key, value) -> {
          boolean secret =
              "true".equals(template.section("Parameters").path(key).path("NoEcho").asText());
          list.addObject().put("ParameterKey", key).put("ParameterValue", secret ? "****" : value);
        });
    return list;
  }

  static ArrayNode tags(Map<String, String> tags) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }

  static ObjectNode event(Stack stack, StackEvent event) {
    ObjectNode answer = object();
    answer.put("StackId", stack.id()).put("EventId", event.id()).put("StackName", stack.name());
    answer.put("LogicalResourceId", event.logicalId());
    answer.put("PhysicalResourceId", event.physicalId());
    answer.put("ResourceType", event.type()).put("Timestamp", event.timestamp());
    answer.put("ResourceStatus", event.status());
    if (!event.reason().isEmpty()) {
      answer.put("ResourceStatusReason", event.reason());
    }
    return event.properties().isEmpty()
        ? answer
        : answer.put("ResourceProperties", event.properties());
  }

  /**
   * @param timeName Timestamp or LastUpdatedTimestamp, depending on the operation
   */
  static ObjectNode resource(Stack stack, StackResource resource, String timeName) {
    ObjectNode answer = summary(resource, timeName);
    return answer.put("StackName", stack.name()).put("StackId", stack.id());
  }

  static ObjectNode summary(StackResource resource, String timeName) {
    ObjectNode answer = object();
    answer.put("LogicalResourceId", resource.logicalId());
    if (!resource.physicalId().isEmpty()) {
      answer.put("PhysicalResourceId", resource.physicalId());
    }
    answer.put("ResourceType", resource.type()).put(timeName, resource.timestamp());
    answer.put("ResourceStatus", resource.status());
    if (!resource.reason().isEmpty()) {
      answer.put("ResourceStatusReason", resource.reason());
    }
    answer.putObject("DriftInformation").put("StackResourceDriftStatus", "NOT_CHECKED");
    return answer;
  }

  static ObjectNode summary(Stack stack, ChangeSet set) {
    ObjectNode answer = object();
    answer.put("StackId", stack.id()).put("StackName", stack.name());
    answer.put("ChangeSetId", set.id()).put("ChangeSetName", set.name());
    answer.put("ExecutionStatus", set.executionStatus()).put("Status", set.status());
    if (!set.reason().isEmpty()) {
      answer.put("StatusReason", set.reason());
    }
    if (!set.description().isEmpty()) {
      answer.put("Description", set.description());
    }
    return answer.put("CreationTime", set.created()).put("IncludeNestedStacks", false);
  }

  static ObjectNode changeSet(Stack stack, ChangeSet set) {
    ObjectNode answer = summary(stack, set);
    answer.set("Parameters", parameters(Template.read(set.template()), set.parameters()));
    answer.set("Capabilities", set.capabilities());
    answer.set("Tags", tags(set.tags()));
    answer.putArray("NotificationARNs");
    return answer;
  }

  /**
   * Returns the declaration of each parameter, as ValidateTemplate and GetTemplateSummary show it.
   */
  static ArrayNode declarations(Template template, boolean withTypes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (var entry : template.section("Parameters").properties()) {
      JsonNode declared = entry.getValue();
      ObjectNode parameter = list.addObject().put("ParameterKey", entry.getKey());
      if (declared.has("Default")) {
        parameter.put("DefaultValue", declared.get("Default").asText());
      }
      parameter.put("NoEcho", "true".equals(declared.path("NoEcho").asText()));
      if (declared.has("Description")) {
        parameter.put("Description", declared.get("Description").asText());
      }
      if (withTypes) {
        parameter.put("ParameterType", declared.path("Type").asText());
        ArrayNode allowed = parameter.putObject("ParameterConstraints").putArray("AllowedValues");
        declared.path("AllowedValues").forEach(value -> allowed.add(value.asText()));
      }
    }
    return list;
  }
}
