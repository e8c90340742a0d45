package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All buses with their rules, and all archives, kept in one state file.
 *
 * <p>Whoever reads or changes what it returns holds its monitor meanwhile.
 */
final class BusStore {

  private final Cloud cloud;
  private final StateFiles files;
  private final ObjectNode root;
  private final Map<String, EventPattern> patterns = new ConcurrentHashMap<>();

  BusStore(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    this.files = files;
    this.root =
        files
            .read("events")
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    if (!buses().has("default")) {
      buses().putObject("default").put("Arn", cloud.arn("events", "event-bus/default"));
    }
  }

  synchronized void save() {
    files.write("events", root);
  }

  ObjectNode buses() {
    return root.withObjectProperty("buses");
  }

  ObjectNode archives() {
    return root.withObjectProperty("archives");
  }

  ObjectNode replays() {
    return root.withObjectProperty("replays");
  }

  /** Returns the name of the bus in a name, an ARN or nothing. */
  static String busName(JsonNode nameOrArn) {
    String text = nameOrArn.asText("");
    return text.isEmpty() ? "default" : text.substring(text.lastIndexOf('/') + 1);
  }

  ObjectNode bus(String name) {
    JsonNode bus = buses().get(name);
    if (bus == null) {
      throw notFound("Event bus " + name + " does not exist.");
    }
    return (ObjectNode) bus;
  }

  ObjectNode rules(String bus) {
    return bus(bus).withObjectProperty("rules");
  }

  ObjectNode rule(String bus, String name) {
    JsonNode rule = rules(bus).get(name);
    if (rule == null) {
      throw notFound("Rule " + name + " does not exist on EventBus " + bus + ".");
    }
    return (ObjectNode) rule;
  }

  String ruleArn(String bus, String rule) {
    return cloud.arn("events", "rule/" + (bus.equals("default") ? "" : bus + "/") + rule);
  }

  /** Returns a compiled pattern; each is compiled once. */
  EventPattern pattern(String json) {
    try {
      return patterns.computeIfAbsent(json, EventPattern::new);
    } catch (IllegalArgumentException e) {
      throw new AwsError(
          "InvalidEventPatternException",
          400,
          "Event pattern is not valid. Reason: " + e.getMessage());
    }
  }

  static AwsError notFound(String message) {
    return new AwsError("ResourceNotFoundException", 400, message);
  }
}
