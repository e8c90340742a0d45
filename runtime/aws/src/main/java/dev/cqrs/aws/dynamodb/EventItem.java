package dev.cqrs.aws.dynamodb;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event as an item of the event store's table, and back. */
public final class EventItem {

  static final String AGGREGATE_ID = "AggregateId";
  static final String VERSION = "Version";

  private static final String SNAPSHOT = "Snapshot";
  private static final String COMMAND_DIGEST = "CommandDigest";

  /** How many events of the same command follow; only where there are some. */
  private static final String FOLLOWING = "Following";

  /** The attributes of what happened and of the command, in the order of the documentation. */
  static final List<String> WITHOUT_SNAPSHOT =
      List.of(
          AGGREGATE_ID,
          VERSION,
          "EventId",
          "EventType",
          "AggregateType",
          "Timestamp",
          "CommandId",
          "CorrelationId",
          "CausationId",
          "SchemaVersion",
          "EventData",
          COMMAND_DIGEST,
          FOLLOWING);

  private EventItem() {}

  /**
   * Returns the item of an event.
   *
   * @throws IllegalArgumentException if a number has more digits than DynamoDB keeps
   */
  public static Map<String, AttributeValue> of(StoredEvent event) {
    EventMetadata metadata = event.metadata();
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    put(item, AGGREGATE_ID, metadata.aggregateId());
    item.put(VERSION, AttributeValue.fromN(Long.toString(metadata.version())));
    put(item, "EventId", metadata.eventId());
    put(item, "EventType", event.type());
    put(item, "AggregateType", metadata.aggregateType());
    put(item, "Timestamp", Timestamps.format(metadata.timestamp()));
    put(item, "CommandId", metadata.commandId());
    put(item, "CorrelationId", metadata.correlationId());
    put(item, "CausationId", metadata.causationId());
    item.put("SchemaVersion", AttributeValue.fromN(Integer.toString(event.schemaVersion())));
    item.put("EventData", AttributeValues.of(event.data()));
    put(item, COMMAND_DIGEST, event.commandDigest());
    if (event.following() > 0) {
      item.put(FOLLOWING, AttributeValue.fromN(Integer.toString(event.following())));
    }
    item.putAll(snapshot(event));
    return item;
  }

  /** Returns the attribute of an event's snapshot; none without one that DynamoDB can keep. */
  static Map<String, AttributeValue> snapshot(StoredEvent event) {
    try {
      return event
          .snapshot()
          .map(snapshot -> Map.of(SNAPSHOT, SnapshotItem.of(snapshot)))
          .orElse(Map.of());
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  /**
   * Returns the event of an item.
   *
   * @throws IllegalStateException if the item lacks what every event has
   */
  public static StoredEvent read(Map<String, AttributeValue> item) {
    EventMetadata metadata =
        new EventMetadata(
            need(item, "EventId").s(),
            need(item, "AggregateType").s(),
            need(item, AGGREGATE_ID).s(),
            Long.parseLong(need(item, VERSION).n()),
            Timestamps.parse(need(item, "Timestamp").s()),
            text(item, "CommandId"),
            text(item, "CorrelationId"),
            text(item, "CausationId"));
    return new StoredEvent(
        metadata,
        need(item, "EventType").s(),
        Integer.parseInt(need(item, "SchemaVersion").n()),
        AttributeValues.tree(need(item, "EventData").m()),
        text(item, COMMAND_DIGEST),
        item.containsKey(FOLLOWING) ? Integer.parseInt(item.get(FOLLOWING).n()) : 0,
        SnapshotItem.read(item.get(SNAPSHOT)));
  }

  private static void put(Map<String, AttributeValue> item, String name, String value) {
    if (value != null) {
      item.put(name, AttributeValue.fromS(value));
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private static AttributeValue need(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item of the event store has no attribute " + name);
    }
    return value;
  }
}
