package dev.cqrs.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** CloudWatch Logs; a stream keeps its last 10,000 events, whatever the retention. */
public final class LogsService implements Service {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<Integer> RETENTIONS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final LogGroups groups;
  private final EventOperations events;

  /**
   * @param cloud the services
   * @param files keeps the logs
   */
  public LogsService(Cloud cloud, StateFiles files) {
    this.groups = new LogGroups(cloud, files);
    this.events = new EventOperations(groups);
  }

  @Override
  public String id() {
    return "logs";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    synchronized (groups) {
      return switch (operation) {
        case "CreateLogGroup" -> create(input);
        case "DeleteLogGroup" -> delete(input);
        case "DescribeLogGroups" -> describe(input);
        case "PutRetentionPolicy" -> retain(input);
        case "DeleteRetentionPolicy" -> keepForEver(input);
        case "CreateLogStream" -> createStream(input);
        case "DeleteLogStream" -> deleteStream(input);
        case "DescribeLogStreams" -> describeStreams(input);
        case "TagResource" -> tag(input);
        case "UntagResource" -> untag(input);
        case "ListTagsForResource" -> tags(groups.get(Members.text(input, "resourceArn")));
        case "ListTagsLogGroup" -> tags(groups.of(input));
        default -> events.call(operation, input);
      };
    }
  }

  private ObjectNode saved() {
    groups.changed();
    return NODES.objectNode();
  }

  private ObjectNode create(ObjectNode input) {
    Members.only(input, "logs:CreateLogGroup", Set.of("logGroupName", "tags", "logGroupClass"));
    if (!Members.text(input, "logGroupClass", "STANDARD").equals("STANDARD")) {
      throw AwsError.unsupportedOperation(
          "logs", "groups of class " + input.get("logGroupClass").asText());
    }
    groups.create(Members.text(input, "logGroupName"), input.path("tags"));
    return saved();
  }

  private ObjectNode delete(ObjectNode input) {
    ObjectNode group = groups.of(input);
    groups.all().remove(group.get("group").get("logGroupName").asText());
    return saved();
  }

  private ObjectNode describe(ObjectNode input) {
    Members.only(
        input,
        "logs:DescribeLogGroups",
        Set.of("logGroupNamePrefix", "logGroupNamePattern", "limit", "nextToken", "logGroupClass"));
    String prefix = Members.text(input, "logGroupNamePrefix", "");
    String pattern = Members.text(input, "logGroupNamePattern", "");
    List<JsonNode> found = new ArrayList<>();
    groups
        .all()
        .forEach(
            (name, entry) -> {
              if (name.startsWith(prefix) && name.contains(pattern)) {
                found.add(entry.get("group").deepCopy());
              }
            });
    return page("logGroups", found, input);
  }

  /** Returns a page of a list; the token is the position of its first element. */
  private static ObjectNode page(String member, List<JsonNode> all, ObjectNode input) {
    int size = Members.number(input, "limit", 1, 50, 50);
    int from = Members.number(input, "nextToken", 0, Integer.MAX_VALUE, 0);
    int start = Math.min(from, all.size());
    int end = Math.min(start + size, all.size());
    ObjectNode output = NODES.objectNode();
    output.set(member, NODES.arrayNode().addAll(all.subList(start, end)));
    return end < all.size() ? output.put("nextToken", Integer.toString(end)) : output;
  }

  private ObjectNode retain(ObjectNode input) {
    int days = Members.number(input, "retentionInDays", 1, 3653, 0);
    if (!RETENTIONS.contains(days)) {
      throw new AwsError(
          "InvalidParameterException", 400, "The retention of " + days + " days is not allowed.");
    }
    groups.of(input).withObject("/group").put("retentionInDays", days);
    return saved();
  }

  private ObjectNode keepForEver(ObjectNode input) {
    groups.of(input).withObject("/group").remove("retentionInDays");
    return saved();
  }

  private ObjectNode createStream(ObjectNode input) {
    groups.createStream(groups.of(input), Members.text(input, "logStreamName"));
    return saved();
  }

  private ObjectNode deleteStream(ObjectNode input) {
    ObjectNode group = groups.of(input);
    String name = Members.text(input, "logStreamName");
    LogGroups.stream(group, name);
    group.withObject("/streams").remove(name);
    return saved();
  }

  private ObjectNode describeStreams(ObjectNode input) {
    String prefix = Members.text(input, "logStreamNamePrefix", "");
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode entry : groups.of(input).get("streams")) {
      if (entry.get("stream").get("logStreamName").asText().startsWith(prefix)) {
        found.add(entry.get("stream").deepCopy());
      }
    }
    boolean byTime = Members.text(input, "orderBy", "LogStreamName").equals("LastEventTime");
    Comparator<JsonNode> order =
        byTime
            ? Comparator.comparingLong(stream -> stream.path("lastEventTimestamp").asLong())
            : Comparator.comparing(stream -> stream.get("logStreamName").asText());
    found.sort(input.path("descending").asBoolean() ? order.reversed() : order);
    return page("logStreams", found, input);
  }

  private ObjectNode tag(ObjectNode input) {
    ObjectNode tags = groups.get(Members.text(input, "resourceArn")).withObject("/tags");
    input.path("tags").properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
    return saved();
  }

  private ObjectNode untag(ObjectNode input) {
    ObjectNode tags = groups.get(Members.text(input, "resourceArn")).withObject("/tags");
    input.path("tagKeys").forEach(key -> tags.remove(key.asText()));
    return saved();
  }

  private static ObjectNode tags(ObjectNode group) {
    return NODES.objectNode().set("tags", group.get("tags").deepCopy());
  }

  @Override
  public void close() {
    groups.close();
  }

  /** Returns all elements of an array as a list. */
  static List<JsonNode> list(ArrayNode array) {
    List<JsonNode> list = new ArrayList<>(array.size());
    array.forEach(list::add);
    return list;
  }
}
