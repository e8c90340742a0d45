package dev.cqrs.aws.eventbridge;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events for tests. */
final class Events {

  private Events() {}

  static StoredEvent event(String aggregateId, long version) {
    return event(aggregateId, version, Map.of());
  }

  static StoredEvent event(String aggregateId, long version, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            aggregateId + "-" + version,
            "Thing",
            aggregateId,
            version,
            Instant.parse("2026-01-02T03:04:05.123456Z"),
            "command",
            "correlation",
            "cause");
    return new StoredEvent(metadata, "ThingHappened", 1, data);
  }

  static List<StoredEvent> history(String aggregateId, int length) {
    return IntStream.rangeClosed(1, length)
        .mapToObj(version -> event(aggregateId, version))
        .toList();
  }
}
