package dev.cqrs.aws.eventbridge;

import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * An event as an entry of PutEvents.
 *
 * @param event the event
 * @param entry what is sent
 * @param size the size of the entry in bytes, as EventBridge counts it
 */
record Entry(StoredEvent event, PutEventsRequestEntry entry, long size) {

  /** What EventBridge counts for the time of an entry. */
  private static final int TIME_BYTES = 14;

  static Entry of(StoredEvent event, String bus, String source) {
    String detail = Json.write(EventDetail.of(event));
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(source)
            .detailType(event.type())
            .detail(detail)
            .time(event.metadata().timestamp())
            .build();
    return new Entry(
        event, entry, TIME_BYTES + bytes(source) + bytes(event.type()) + bytes(detail));
  }

  String aggregateId() {
    return event.metadata().aggregateId();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
