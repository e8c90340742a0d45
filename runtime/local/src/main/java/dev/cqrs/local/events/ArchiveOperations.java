package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Creates and replays archives. */
final class ArchiveOperations {

  private final Cloud cloud;
  private final BusStore store;
  private final Archives archives;
  private final Publisher publisher;

  ArchiveOperations(Cloud cloud, BusStore store, Archives archives, Publisher publisher) {
    this.cloud = cloud;
    this.store = store;
    this.archives = archives;
    this.publisher = publisher;
  }

  void register(Map<String, Function<ObjectNode, JsonNode>> operations) {
    operations.put("CreateArchive", this::create);
    operations.put("UpdateArchive", this::update);
    operations.put("DescribeArchive", input -> shown(archive(input)));
    operations.put("ListArchives", this::list);
    operations.put("DeleteArchive", this::delete);
    operations.put("StartReplay", this::replay);
    operations.put("DescribeReplay", this::describeReplay);
  }

  private ObjectNode archive(ObjectNode input) {
    String name = Members.text(input, "ArchiveName");
    JsonNode archive = store.archives().get(name);
    if (archive == null) {
      throw BusStore.notFound("Archive " + name + " does not exist.");
    }
    return (ObjectNode) archive;
  }

  private JsonNode create(ObjectNode input) {
    Members.only(
        input,
        "events:CreateArchive",
        Set.of("ArchiveName", "EventSourceArn", "Description", "EventPattern", "RetentionDays"));
    String name = Members.text(input, "ArchiveName");
    if (store.archives().has(name)) {
      throw new AwsError(
          "ResourceAlreadyExistsException", 400, "Archive " + name + " already exists.");
    }
    store.bus(BusStore.busName(input.path("EventSourceArn")));
    ObjectNode archive = JsonNodeFactory.instance.objectNode();
    archive.put("ArchiveName", name).put("ArchiveArn", cloud.arn("events", "archive/" + name));
    archive.set("EventSourceArn", input.get("EventSourceArn"));
    archive.put("CreationTime", System.currentTimeMillis() / 1000.0).put("RetentionDays", 0);
    apply(archive, input);
    store.archives().set(name, archive);
    store.save();
    return summary(archive);
  }

  private void apply(ObjectNode archive, ObjectNode input) {
    String pattern = input.path("EventPattern").asText("");
    if (!pattern.isEmpty()) {
      store.pattern(pattern);
    }
    for (String member : new String[] {"Description", "EventPattern", "RetentionDays"}) {
      if (input.hasNonNull(member)) {
        archive.set(member, input.get(member));
      }
    }
  }

  private JsonNode update(ObjectNode input) {
    ObjectNode archive = archive(input);
    apply(archive, input);
    store.save();
    return summary(archive);
  }

  private static ObjectNode summary(ObjectNode archive) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    output.set("ArchiveArn", archive.get("ArchiveArn"));
    output.set("CreationTime", archive.get("CreationTime"));
    return output.put("State", "ENABLED");
  }

  private ObjectNode shown(ObjectNode archive) {
    int events = archives.read(archive, Instant.EPOCH, Instant.MAX).size();
    return archive.deepCopy().put("State", "ENABLED").put("EventCount", events);
  }

  private JsonNode list(ObjectNode input) {
    Members.only(
        input, "events:ListArchives", Set.of("NamePrefix", "EventSourceArn", "Limit", "NextToken"));
    String prefix = input.path("NamePrefix").asText("");
    String source = input.path("EventSourceArn").asText("");
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Archives");
    for (JsonNode archive : store.archives()) {
      if (archive.path("ArchiveName").asText().startsWith(prefix)
          && (source.isEmpty() || archive.path("EventSourceArn").asText().equals(source))) {
        all.add(shown((ObjectNode) archive));
      }
    }
    return output;
  }

  private JsonNode delete(ObjectNode input) {
    String name = archive(input).path("ArchiveName").asText();
    store.archives().remove(name);
    archives.delete(name);
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode replay(ObjectNode input) {
    String name = Members.text(input, "ReplayName");
    if (store.replays().has(name)) {
      throw new AwsError(
          "ResourceAlreadyExistsException", 400, "Replay " + name + " already exists.");
    }
    String source = Members.text(input, "EventSourceArn");
    ObjectNode find = JsonNodeFactory.instance.objectNode();
    find.put("ArchiveName", source.substring(source.lastIndexOf('/') + 1));
    ObjectNode archive = archive(find);
    String bus = BusStore.busName(input.path("Destination").path("Arn"));
    Set<String> rules = new HashSet<>();
    input.path("Destination").path("FilterArns").forEach(arn -> rules.add(arn.asText()));
    for (ObjectNode event :
        archives.read(archive, time(input, "EventStartTime"), time(input, "EventEndTime"))) {
      publisher.publish(bus, event.put("replay-name", name), rules);
    }
    ObjectNode replay = input.deepCopy();
    replay.put("ReplayArn", cloud.arn("events", "replay/" + name)).put("State", "COMPLETED");
    replay.put("ReplayStartTime", System.currentTimeMillis() / 1000.0);
    store.replays().set(name, replay);
    store.save();
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    output.set("ReplayArn", replay.get("ReplayArn"));
    output.set("ReplayStartTime", replay.get("ReplayStartTime"));
    return output.put("State", "STARTING");
  }

  private static Instant time(ObjectNode input, String member) {
    return Instant.ofEpochMilli((long) (input.path(member).asDouble() * 1_000));
  }

  private JsonNode describeReplay(ObjectNode input) {
    String name = Members.text(input, "ReplayName");
    JsonNode replay = store.replays().get(name);
    if (replay == null) {
      throw BusStore.notFound("Replay " + name + " does not exist.");
    }
    return replay.deepCopy();
  }
}
