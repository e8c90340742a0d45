package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.HashSet;
import java.util.Set;

/** AWS::Events::Rule with its targets. */
final class EventRule extends DeclaredType {

  EventRule() {
    super(
        "AWS::Events::Rule",
        """
        Name, EventBusName, Description, EventPattern:any, ScheduleExpression, State, RoleArn,
        Targets[]{Id!, Arn!, RoleArn, Input, InputPath,
          InputTransformer{InputPathsMap:map, InputTemplate!}, SqsParameters{MessageGroupId!},
          DeadLetterConfig{Arn},
          RetryPolicy{MaximumEventAgeInSeconds:integer, MaximumRetryAttempts:integer}},
        Tags[]{Key!, Value!}
        """,
        Set.of("Arn"),
        Set.of("Name", "EventBusName"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name = properties.has("Name") ? properties.get("Name").asText() : context.newName(64);
    // The name of a bus may be given as its ARN; the rule's id carries the name.
    String bus = properties.path("EventBusName").asText("default");
    String id = "default".equals(bus) ? name : bus.substring(bus.lastIndexOf('/') + 1) + "|" + name;
    String arn =
        context.call("events", "PutRule", rule(name, properties, true)).path("RuleArn").asText();
    context.created(id);
    putTargets(name, properties, properties.path("Targets"), context);
    return Resource.of(id).with("Arn", arn);
  }

  private static ObjectNode rule(String name, ObjectNode properties, boolean isNew) {
    ObjectNode input =
        Context.input(
                properties, "EventBusName", "Description", "ScheduleExpression", "State", "RoleArn")
            .put("Name", name);
    if (properties.has("EventPattern")) {
      input.put("EventPattern", Context.document(properties.get("EventPattern")));
    }
    if (isNew && properties.has("Tags")) {
      input.set("Tags", properties.get("Tags"));
    }
    return input;
  }

  private static void putTargets(
      String rule, ObjectNode properties, JsonNode targets, Context context) {
    if (targets.isEmpty()) {
      return;
    }
    ObjectNode input = Context.input(properties, "EventBusName").put("Rule", rule);
    input.set("Targets", targets.deepCopy());
    JsonNode answer = context.call("events", "PutTargets", input);
    if (answer.path("FailedEntryCount").asInt() > 0) {
      throw new AwsError(
          "ValidationException",
          400,
          "The targets of the rule were refused: " + answer.path("FailedEntries"));
    }
  }

  private static String name(String physicalId) {
    return physicalId.substring(physicalId.indexOf('|') + 1);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    String name = name(current.physicalId());
    if (Context.changed(
        before, after, "Description", "EventPattern", "ScheduleExpression", "State", "RoleArn")) {
      context.call("events", "PutRule", rule(name, after, false));
    }
    if (Context.changed(before, after, "Targets")) {
      Set<String> kept = new HashSet<>();
      after.path("Targets").forEach(target -> kept.add(target.path("Id").asText()));
      ArrayNode removed = JsonNodeFactory.instance.arrayNode();
      for (JsonNode target : before.path("Targets")) {
        if (!kept.contains(target.path("Id").asText())) {
          removed.add(target.path("Id").asText());
        }
      }
      putTargets(name, after, after.path("Targets"), context);
      removeTargets(name, after, removed, context);
    }
    if (Context.changed(before, after, "Tags")) {
      EventTags.update(current.attributes().path("Arn").asText(), before, after, context);
    }
    return current;
  }

  private static void removeTargets(
      String rule, ObjectNode properties, ArrayNode ids, Context context) {
    if (!ids.isEmpty()) {
      ObjectNode input = Context.input(properties, "EventBusName").put("Rule", rule);
      input.set("Ids", ids);
      context.callIfPresent("events", "RemoveTargets", input);
    }
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    String name = name(physicalId);
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    properties.path("Targets").forEach(target -> ids.add(target.path("Id").asText()));
    removeTargets(name, properties, ids, context);
    context.callIfPresent(
        "events", "DeleteRule", Context.input(properties, "EventBusName").put("Name", name));
  }
}
