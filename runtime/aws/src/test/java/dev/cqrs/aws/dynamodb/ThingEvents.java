package dev.cqrs.aws.dynamodb;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.StoredEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events that no application declares. */
final class ThingEvents {

  private ThingEvents() {}

  static StoredEvent event(long version) {
    return event("t-1", version, Map.of());
  }

  static StoredEvent event(String aggregateId, long version, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            UUID.randomUUID().toString(),
            "Thing",
            aggregateId,
            version,
            Instant.parse("2026-01-02T03:04:05.123456Z"),
            "command",
            "correlation",
            "cause");
    return new StoredEvent(metadata, "ThingHappened", 1, data);
  }
}
