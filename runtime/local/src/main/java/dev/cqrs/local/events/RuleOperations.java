package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Members;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Creates, shows and deletes rules and their targets. */
final class RuleOperations {

  private final BusStore store;

  RuleOperations(BusStore store) {
    this.store = store;
  }

  void register(Map<String, Function<ObjectNode, JsonNode>> operations) {
    operations.put("PutRule", this::put);
    operations.put("DescribeRule", this::describe);
    operations.put("ListRules", this::list);
    operations.put("DeleteRule", this::delete);
    operations.put("EnableRule", input -> state(input, "ENABLED"));
    operations.put("DisableRule", input -> state(input, "DISABLED"));
    operations.put("PutTargets", this::putTargets);
    operations.put("RemoveTargets", this::removeTargets);
    operations.put("ListTargetsByRule", this::listTargets);
  }

  private static String bus(ObjectNode input) {
    return BusStore.busName(input.path("EventBusName"));
  }

  private JsonNode put(ObjectNode input) {
    Members.only(
        input,
        "events:PutRule",
        Set.of("Name", "EventBusName", "Description", "EventPattern", "State", "RoleArn", "Tags"));
    String name = Members.text(input, "Name");
    store.pattern(Members.text(input, "EventPattern"));
    ObjectNode rule = store.rules(bus(input)).withObjectProperty(name);
    for (String member : new String[] {"Description", "EventPattern", "RoleArn"}) {
      rule.remove(member);
      if (input.hasNonNull(member)) {
        rule.set(member, input.get(member));
      }
    }
    rule.put("State", input.path("State").asText("ENABLED"));
    input
        .path("Tags")
        .forEach(
            tag -> rule.withObjectProperty("Tags").set(tag.path("Key").asText(), tag.get("Value")));
    store.save();
    return JsonNodeFactory.instance.objectNode().put("RuleArn", store.ruleArn(bus(input), name));
  }

  private ObjectNode shown(String bus, String name) {
    ObjectNode rule = store.rule(bus, name).deepCopy();
    rule.remove(java.util.List.of("Targets", "Tags"));
    return rule.put("Name", name).put("Arn", store.ruleArn(bus, name)).put("EventBusName", bus);
  }

  private JsonNode describe(ObjectNode input) {
    return shown(bus(input), Members.text(input, "Name"));
  }

  private JsonNode list(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Rules");
    String prefix = input.path("NamePrefix").asText("");
    store
        .rules(bus(input))
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith(prefix)) {
                all.add(shown(bus(input), name));
              }
            });
    return output;
  }

  private JsonNode delete(ObjectNode input) {
    String name = Members.text(input, "Name");
    JsonNode rule = store.rules(bus(input)).get(name);
    if (rule != null && !rule.path("Targets").isEmpty()) {
      throw new AwsError("ValidationException", 400, "Rule can't be deleted since it has targets.");
    }
    store.rules(bus(input)).remove(name);
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode state(ObjectNode input, String state) {
    store.rule(bus(input), Members.text(input, "Name")).put("State", state);
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode putTargets(ObjectNode input) {
    ObjectNode targets =
        store.rule(bus(input), Members.text(input, "Rule")).withObjectProperty("Targets");
    for (JsonNode target : input.path("Targets")) {
      Members.only(
          (ObjectNode) target,
          "events:PutTargets",
          Set.of("Id", "Arn", "Input", "RetryPolicy", "DeadLetterConfig"));
      String arn = Members.text(target, "Arn");
      if (!arn.startsWith("arn:aws:lambda:") && !arn.startsWith("arn:aws:sqs:")) {
        throw new AwsError(
            "ValidationException",
            400,
            "The local cloud delivers events to functions and queues, but the target is " + arn);
      }
    }
    input.path("Targets").forEach(t -> targets.set(Members.text(t, "Id"), t.deepCopy()));
    store.save();
    return noFailures();
  }

  private static ObjectNode noFailures() {
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0);
    output.putArray("FailedEntries");
    return output;
  }

  private JsonNode removeTargets(ObjectNode input) {
    ObjectNode targets =
        store.rule(bus(input), Members.text(input, "Rule")).withObjectProperty("Targets");
    input.path("Ids").forEach(id -> targets.remove(id.asText()));
    store.save();
    return noFailures();
  }

  private JsonNode listTargets(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Targets");
    store
        .rule(bus(input), Members.text(input, "Rule"))
        .path("Targets")
        .forEach(target -> all.add(target.deepCopy()));
    return output;
  }
}
