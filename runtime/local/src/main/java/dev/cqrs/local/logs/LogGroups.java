package dev.cqrs.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.DelayedWrite;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.StateFiles;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log groups as JSON by name: {@code group} as the API shows it, {@code tags}, and {@code
 * streams} by name, each with {@code stream} as the API shows it and its {@code events}. The
 * service's monitor guards it.
 */
final class LogGroups implements AutoCloseable {

  private static final String FILE = "logs";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final TreeMap<String, ObjectNode> groups = new TreeMap<>();
  private final Cloud cloud;
  private final DelayedWrite state;

  LogGroups(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    this.state = new DelayedWrite(files, FILE, this::toJson);
    files
        .read(FILE)
        .ifPresent(
            saved ->
                saved.properties().forEach(e -> groups.put(e.getKey(), (ObjectNode) e.getValue())));
  }

  private JsonNode toJson() {
    ObjectNode json = NODES.objectNode();
    synchronized (this) {
      groups.forEach((String name, JsonNode group) -> json.set(name, group.deepCopy()));
    }
    return json;
  }

  SortedMap<String, ObjectNode> all() {
    return groups;
  }

  void create(String name, JsonNode tags) {
    if (groups.containsKey(name)) {
      throw new AwsError(
          "ResourceAlreadyExistsException", 400, "The specified log group already exists");
    }
    ObjectNode entry = NODES.objectNode();
    ObjectNode group = entry.putObject("group").put("logGroupName", name);
    group.put("creationTime", System.currentTimeMillis()).put("metricFilterCount", 0);
    group.put("arn", cloud.arn("logs", "log-group:" + name + ":*"));
    group.put("logGroupArn", cloud.arn("logs", "log-group:" + name));
    group.put("storedBytes", 0).put("logGroupClass", "STANDARD");
    entry.putObject("streams");
    ObjectNode own = entry.putObject("tags");
    tags.properties().forEach(tag -> own.set(tag.getKey(), tag.getValue()));
    groups.put(name, entry);
  }

  /** Returns the entry of the group that an input names by its name or ARN. */
  ObjectNode of(ObjectNode input) {
    String name =
        Members.text(input, "logGroupName", Members.text(input, "logGroupIdentifier", ""));
    return get(name);
  }

  /**
   * Returns the entry of a group.
   *
   * @throws AwsError {@code ResourceNotFoundException}
   */
  ObjectNode get(String nameOrArn) {
    String prefix = cloud.arn("logs", "log-group:");
    String name = nameOrArn.startsWith(prefix) ? nameOrArn.substring(prefix.length()) : nameOrArn;
    ObjectNode entry =
        groups.get(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
    if (entry == null) {
      throw new AwsError(
          "ResourceNotFoundException", 400, "The specified log group does not exist.");
    }
    return entry;
  }

  /**
   * Returns the entry of a stream.
   *
   * @throws AwsError {@code ResourceNotFoundException}
   */
  static ObjectNode stream(ObjectNode group, String name) {
    if (group.get("streams").path(name) instanceof ObjectNode stream) {
      return stream;
    }
    throw new AwsError(
        "ResourceNotFoundException", 400, "The specified log stream does not exist.");
  }

  void createStream(ObjectNode group, String name) {
    ObjectNode streams = group.withObject("/streams");
    if (streams.has(name)) {
      throw new AwsError(
          "ResourceAlreadyExistsException", 400, "The specified log stream already exists");
    }
    String groupArn = group.get("group").get("logGroupArn").asText();
    ObjectNode entry = streams.putObject(name);
    ObjectNode stream = entry.putObject("stream").put("logStreamName", name);
    stream.put("creationTime", System.currentTimeMillis()).put("storedBytes", 0);
    stream.put("arn", groupArn + ":log-stream:" + name);
    ArrayNode none = entry.putArray("events");
    stream.put("uploadSequenceToken", Integer.toString(none.size()));
  }

  void changed() {
    state.changed();
  }

  @Override
  public void close() {
    state.close();
  }
}
