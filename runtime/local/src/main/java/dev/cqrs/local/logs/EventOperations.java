package dev.cqrs.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Members;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The operations upon log events. */
final class EventOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int EVENTS_OF_A_STREAM = 10_000;
  private static final int LARGEST_PAGE = 10_000;

  private final LogGroups groups;

  EventOperations(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "PutLogEvents" -> put(input);
      case "GetLogEvents" -> get(input);
      case "FilterLogEvents" -> filter(input);
      default -> throw AwsError.unsupportedOperation("logs", operation);
    };
  }

  private ObjectNode put(ObjectNode input) {
    Members.only(
        input,
        "logs:PutLogEvents",
        Set.of("logGroupName", "logStreamName", "logEvents", "sequenceToken"));
    // All or none: an event that is kept without its message would fail every later search
    input.path("logEvents").forEach(event -> Members.text(event, "message"));
    ObjectNode entry = stream(input);
    ObjectNode stream = entry.withObject("/stream");
    ArrayNode events = entry.withArray("events");
    long now = System.currentTimeMillis();
    for (JsonNode event : input.path("logEvents")) {
      long timestamp = event.path("timestamp").asLong(now);
      long sequence = stream.path("uploadSequenceToken").asLong();
      stream.put("uploadSequenceToken", Long.toString(sequence + 1));
      ObjectNode kept = events.addObject().put("timestamp", timestamp);
      kept.put("message", Members.text(event, "message")).put("ingestionTime", now);
      kept.put("eventId", stream.get("creationTime").asText() + "-" + sequence);
      if (!stream.has("firstEventTimestamp")) {
        stream.put("firstEventTimestamp", timestamp);
      }
      stream.put("lastEventTimestamp", timestamp).put("lastIngestionTime", now);
    }
    // An array list is cut in one go: removing one by one would move all the others each time
    if (events.size() > EVENTS_OF_A_STREAM + EVENTS_OF_A_STREAM / 10) {
      List<JsonNode> all = LogsService.list(events);
      entry.putArray("events").addAll(all.subList(all.size() - EVENTS_OF_A_STREAM, all.size()));
    }
    groups.changed();
    return NODES.objectNode().put("nextSequenceToken", stream.get("uploadSequenceToken").asText());
  }

  private ObjectNode stream(ObjectNode input) {
    return LogGroups.stream(groups.of(input), Members.text(input, "logStreamName"));
  }

  private static boolean inTime(JsonNode event, ObjectNode input) {
    long timestamp = event.get("timestamp").asLong();
    return timestamp >= input.path("startTime").asLong(0)
        && timestamp < input.path("endTime").asLong(Long.MAX_VALUE);
  }

  private ObjectNode get(ObjectNode input) {
    Members.only(
        input,
        "logs:GetLogEvents",
        Set.of(
            "logGroupName",
            "logGroupIdentifier",
            "logStreamName",
            "startTime",
            "endTime",
            "limit",
            "nextToken",
            "startFromHead"));
    List<JsonNode> events = LogsService.list(stream(input).withArray("events"));
    events.removeIf(event -> !inTime(event, input));
    int limit = Members.number(input, "limit", 1, LARGEST_PAGE, LARGEST_PAGE);
    String token = Members.text(input, "nextToken", "");
    int start;
    int end;
    if (token.startsWith("b/")) {
      end = Math.min(position(token), events.size());
      start = Math.max(0, end - limit);
    } else if (token.isEmpty() && !input.path("startFromHead").asBoolean()) {
      end = events.size();
      start = Math.max(0, end - limit);
    } else {
      start = token.isEmpty() ? 0 : Math.min(position(token), events.size());
      end = Math.min(start + limit, events.size());
    }
    ObjectNode output = NODES.objectNode();
    ArrayNode shown = output.putArray("events");
    for (JsonNode event : events.subList(start, end)) {
      ObjectNode copy = event.deepCopy();
      copy.remove("eventId");
      shown.add(copy);
    }
    return output.put("nextForwardToken", "f/" + end).put("nextBackwardToken", "b/" + start);
  }

  private static int position(String token) {
    try {
      return Integer.parseInt(token.substring(token.indexOf('/') + 1));
    } catch (NumberFormatException e) {
      throw new AwsError("InvalidParameterException", 400, "The specified nextToken is invalid.");
    }
  }

  private ObjectNode filter(ObjectNode input) {
    Members.only(
        input,
        "logs:FilterLogEvents",
        Set.of(
            "logGroupName",
            "logGroupIdentifier",
            "logStreamNames",
            "logStreamNamePrefix",
            "startTime",
            "endTime",
            "filterPattern",
            "limit",
            "nextToken",
            "interleaved"));
    FilterPattern pattern = new FilterPattern(Members.text(input, "filterPattern", ""));
    String prefix = Members.text(input, "logStreamNamePrefix", "");
    Set<String> names = new HashSet<>();
    input.path("logStreamNames").forEach(name -> names.add(name.asText()));
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode stream : groups.of(input).get("streams")) {
      String name = stream.get("stream").get("logStreamName").asText();
      if (name.startsWith(prefix) && (names.isEmpty() || names.contains(name))) {
        for (JsonNode event : stream.get("events")) {
          if (inTime(event, input) && pattern.matches(event.get("message").asText())) {
            ObjectNode copy = event.deepCopy();
            found.add(copy.put("logStreamName", name));
          }
        }
      }
    }
    found.sort(Comparator.comparingLong(event -> event.get("timestamp").asLong()));
    int limit = Members.number(input, "limit", 1, LARGEST_PAGE, LARGEST_PAGE);
    int from = Members.number(input, "nextToken", 0, Integer.MAX_VALUE, 0);
    int start = Math.min(from, found.size());
    int end = Math.min(start + limit, found.size());
    ObjectNode output = NODES.objectNode();
    output.set("events", NODES.arrayNode().addAll(found.subList(start, end)));
    output.putArray("searchedLogStreams");
    return end < found.size() ? output.put("nextToken", Integer.toString(end)) : output;
  }
}
