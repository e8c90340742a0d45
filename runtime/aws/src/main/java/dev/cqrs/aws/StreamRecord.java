package dev.cqrs.aws;

import dev.cqrs.aws.dynamodb.EventItem;
import dev.cqrs.aws.dynamodb.StreamItem;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A record of a DynamoDB stream, as Lambda hands it over.
 *
 * @param sequenceNumber its place in the stream
 * @param newImage the inserted item in DynamoDB's JSON
 */
record StreamRecord(String sequenceNumber, Object newImage) {

  /** Returns the records of a batch that inserted an item, in the order of the stream. */
  static List<StreamRecord> inserted(Object batch) {
    List<StreamRecord> inserted = new ArrayList<>();
    if (field(batch, "Records") instanceof List<?> records) {
      for (Object record : records) {
        if ("INSERT".equals(field(record, "eventName"))) {
          Object change = field(record, "dynamodb");
          inserted.add(
              new StreamRecord(
                  (String) field(change, "SequenceNumber"), field(change, "NewImage")));
        }
      }
    }
    return inserted;
  }

  /** Returns the event that was inserted. */
  StoredEvent event() {
    return EventItem.read(StreamItem.read(newImage));
  }

  private static Object field(Object tree, String name) {
    return tree instanceof Map<?, ?> map ? map.get(name) : null;
  }
}
