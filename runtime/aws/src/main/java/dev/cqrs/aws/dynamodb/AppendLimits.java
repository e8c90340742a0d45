package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What DynamoDB takes in one write. Checked before the call, so that the message has the numbers.
 */
final class AppendLimits {

  static final int MAX_WRITES = 100;
  static final long MAX_ITEM_BYTES = 400 * 1024;
  static final long MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

  /** More than the item of a unique value has: two names, a digest and an id. */
  private static final long VALUE_BYTES = 1024;

  private AppendLimits() {}

  /**
   * Returns the items of events: each with its snapshot if there is room for it.
   *
   * @param values how many unique values change hands together with the events
   * @throws EventTooLargeException if they exceed a limit
   * @throws IllegalArgumentException if they are not consecutive events of one aggregate
   */
  static List<Map<String, AttributeValue>> items(List<StoredEvent> events, int values) {
    checkConsecutive(events);
    if (events.size() + values > MAX_WRITES) {
      throw new EventTooLargeException(
          values == 0
              ? "A command caused %d events; the limit is %d.".formatted(events.size(), MAX_WRITES)
              : "A command caused %d events and changes %d unique values; the limit is %d together."
                  .formatted(events.size(), values, MAX_WRITES));
    }
    long total = VALUE_BYTES * values;
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (StoredEvent event : events) {
      Map<String, AttributeValue> item = item(event.with(Optional.empty()));
      long size = ItemSize.of(item);
      if (size > MAX_ITEM_BYTES) {
        throw new EventTooLargeException(
            "%s has %d bytes; the limit of one event is %d."
                .formatted(event.type(), size, MAX_ITEM_BYTES));
      }
      total += size;
      items.add(item);
    }
    if (total > MAX_TRANSACTION_BYTES) {
      throw new EventTooLargeException(
          "The %d events of a command have %d bytes; the limit is %d."
              .formatted(events.size(), total, MAX_TRANSACTION_BYTES));
    }
    addSnapshots(events, items, MAX_TRANSACTION_BYTES - total);
    return items;
  }

  /** Without a snapshot the next reader reads further back, that is all. */
  private static void addSnapshots(
      List<StoredEvent> events, List<Map<String, AttributeValue>> items, long room) {
    long left = room;
    for (int index = events.size() - 1; index >= 0; index--) {
      Map<String, AttributeValue> item = items.get(index);
      Map<String, AttributeValue> snapshot = EventItem.snapshot(events.get(index));
      long size = ItemSize.of(snapshot);
      if (size <= left && ItemSize.of(item) + size <= MAX_ITEM_BYTES) {
        item.putAll(snapshot);
        left -= size;
      }
    }
  }

  /** Returns whether the service refused a write because of the size of what was written. */
  static boolean refused(DynamoDbException e) {
    return e.awsErrorDetails() != null
        && "ValidationException".equals(e.awsErrorDetails().errorCode())
        && isSize(e.awsErrorDetails().errorMessage());
  }

  /** Returns whether a message of the service is about the size of what was written. */
  static boolean isSize(String message) {
    String text = String.valueOf(message).toLowerCase(Locale.ROOT);
    return text.contains("size") || text.contains("exceed");
  }

  private static Map<String, AttributeValue> item(StoredEvent event) {
    try {
      return EventItem.of(event);
    } catch (IllegalArgumentException e) {
      throw new EventTooLargeException(event.type() + " cannot be stored: " + e.getMessage() + ".");
    }
  }

  private static void checkConsecutive(List<StoredEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("there is no event to append");
    }
    String aggregateId = events.get(0).metadata().aggregateId();
    long version = events.get(0).metadata().version();
    for (StoredEvent event : events) {
      if (!event.metadata().aggregateId().equals(aggregateId)
          || event.metadata().version() != version) {
        throw new IllegalArgumentException(
            "events appended together must be consecutive ones of one aggregate");
      }
      version++;
    }
  }
}
