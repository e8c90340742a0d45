package dev.cqrs.aws;

import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.Map;

/** Reads an event as a rule of the bus delivers it to a function. */
final class DeliveredEvent {

  private DeliveredEvent() {}

  /**
   * Returns the event of a request, a JSON tree, and adds its ids to the line of the request.
   *
   * @throws IllegalArgumentException if it is not one
   */
  @SuppressWarnings("unchecked")
  static StoredEvent read(Object request, JsonLog.Line line) {
    if (!(request instanceof Map<?, ?> fields)
        || !(fields.get("detail") instanceof Map<?, ?> detail)) {
      throw new IllegalArgumentException("This is not an event of the bus: it has no detail.");
    }
    StoredEvent event = EventDetail.read((Map<String, Object>) detail);
    line.with("eventType", event.type())
        .with("aggregateId", event.metadata().aggregateId())
        .with("version", event.metadata().version())
        .with("correlationId", event.metadata().correlationId())
        .with("commandId", event.metadata().commandId());
    return event;
  }
}
