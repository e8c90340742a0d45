package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts events on buses: archives them and finds the rules that match. */
final class Publisher {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 262_144;

  private final Cloud cloud;
  private final BusStore store;
  private final Archives archives;
  private final Delivery delivery;

  Publisher(Cloud cloud, BusStore store, Archives archives, Delivery delivery) {
    this.cloud = cloud;
    this.store = store;
    this.archives = archives;
    this.delivery = delivery;
  }

  JsonNode putEvents(ObjectNode input) {
    JsonNode entries = input.path("Entries");
    if (entries.isEmpty() || entries.size() > 10) {
      throw new AwsError(
          "ValidationException",
          400,
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and 10");
    }
    long bytes = 0;
    for (JsonNode entry : entries) {
      bytes += size(entry);
    }
    if (bytes > MOST_BYTES) {
      throw new AwsError(
          "ValidationException",
          400,
          "Total size of the entries in the request is over the limit.");
    }
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0);
    ArrayNode results = output.putArray("Entries");
    for (JsonNode entry : entries) {
      put(entry, results.addObject());
    }
    int failed = 0;
    for (JsonNode result : results) {
      failed += result.has("ErrorCode") ? 1 : 0;
    }
    return output.put("FailedEntryCount", failed);
  }

  private static long size(JsonNode entry) {
    long bytes = entry.hasNonNull("Time") ? 14 : 0;
    for (String member : new String[] {"Source", "DetailType", "Detail"}) {
      bytes += entry.path(member).asText("").getBytes(StandardCharsets.UTF_8).length;
    }
    for (JsonNode resource : entry.path("Resources")) {
      bytes += resource.asText().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }

  private void put(JsonNode entry, ObjectNode result) {
    for (String member : new String[] {"Source", "DetailType", "Detail"}) {
      if (entry.path(member).asText("").isEmpty()) {
        result.put("ErrorCode", "InvalidArgument");
        result.put(
            "ErrorMessage",
            "Parameter "
                + member
                + " is not valid. Reason: "
                + member
                + " is a required argument.");
        return;
      }
    }
    JsonNode detail;
    try {
      detail = JSON.readTree(entry.get("Detail").asText());
    } catch (IOException e) {
      detail = JsonNodeFactory.instance.missingNode();
    }
    if (!detail.isObject()) {
      result.put("ErrorCode", "MalformedDetail").put("ErrorMessage", "Detail is malformed.");
      return;
    }
    String id = UUID.randomUUID().toString();
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "0").put("id", id);
    event.set("detail-type", entry.get("DetailType"));
    event.set("source", entry.get("Source"));
    event.put("account", Cloud.ACCOUNT_ID).put("time", time(entry)).put("region", cloud.region());
    event.set(
        "resources",
        entry.path("Resources").isArray()
            ? entry.get("Resources")
            : JsonNodeFactory.instance.arrayNode());
    event.set("detail", detail);
    String bus = BusStore.busName(entry.path("EventBusName"));
    synchronized (store) {
      if (!store.buses().has(bus)) {
        // So does EventBridge: an event for a bus that is not there is accepted and dropped.
        result.put("EventId", id);
        return;
      }
      archives.add(bus, event);
    }
    publish(bus, event, Set.of());
    result.put("EventId", id);
  }

  private static String time(JsonNode entry) {
    Instant time =
        entry.hasNonNull("Time")
            ? Instant.ofEpochMilli((long) (entry.get("Time").asDouble() * 1_000))
            : Instant.now();
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private record Match(String ruleArn, JsonNode target) {}

  /** Gives an event to the matching rules of a bus, or only to some of them. */
  void publish(String bus, ObjectNode event, Set<String> onlyRuleArns) {
    String json = event.toString();
    List<Match> matches = new ArrayList<>();
    synchronized (store) {
      store
          .rules(bus)
          .properties()
          .forEach(
              rule -> {
                String arn = store.ruleArn(bus, rule.getKey());
                JsonNode definition = rule.getValue();
                if ((onlyRuleArns.isEmpty() || onlyRuleArns.contains(arn))
                    && definition.path("State").asText().equals("ENABLED")
                    && store.pattern(definition.path("EventPattern").asText()).matches(json)) {
                  definition
                      .path("Targets")
                      .forEach(target -> matches.add(new Match(arn, target.deepCopy())));
                }
              });
    }
    for (Match match : matches) {
      String payload =
          match.target().hasNonNull("Input") ? match.target().get("Input").asText() : json;
      delivery.deliver(match.ruleArn(), match.target(), payload);
    }
  }
}
