package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.readmodel.Parked;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The marker of a parked aggregate as an attribute of an item, and back. */
final class ParkedMarker {

  static final String NAME = "Parked";

  private ParkedMarker() {}

  /** Adds a marker to an item; null adds nothing. */
  static void put(Map<String, AttributeValue> item, Parked parked) {
    if (parked == null) {
      return;
    }
    Map<String, AttributeValue> marker = new LinkedHashMap<>();
    marker.put("EventId", AttributeValue.fromS(parked.eventId()));
    marker.put("EventType", AttributeValue.fromS(parked.eventType()));
    marker.put("Version", AttributeValue.fromN(Long.toString(parked.version())));
    marker.put("Reason", AttributeValue.fromS(parked.reason()));
    marker.put("FirstTry", AttributeValue.fromS(Timestamps.format(parked.firstTry())));
    marker.put("LastTry", AttributeValue.fromS(Timestamps.format(parked.lastTry())));
    marker.put("Tries", AttributeValue.fromN(Integer.toString(parked.tries())));
    item.put(NAME, AttributeValue.fromM(marker));
  }

  /** Returns the marker of an item, or null if it has none. */
  static Parked read(Map<String, AttributeValue> item) {
    AttributeValue attribute = item.get(NAME);
    if (attribute == null) {
      return null;
    }
    Map<String, AttributeValue> marker = attribute.m();
    return new Parked(
        marker.get("EventId").s(),
        marker.get("EventType").s(),
        Long.parseLong(marker.get("Version").n()),
        marker.get("Reason").s(),
        Timestamps.parse(marker.get("FirstTry").s()),
        Timestamps.parse(marker.get("LastTry").s()),
        Integer.parseInt(marker.get("Tries").n()));
  }
}
