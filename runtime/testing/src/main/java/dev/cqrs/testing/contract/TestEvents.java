package dev.cqrs.testing.contract;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events of an aggregate that no application declares. */
final class TestEvents {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456Z");

  private TestEvents() {}

  static StoredEvent event(String aggregateId, long version, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            UUID.randomUUID().toString(),
            "Thing",
            aggregateId,
            version,
            START.plusMillis(version),
            "command-" + version,
            "correlation",
            "cause");
    return new StoredEvent(metadata, "ThingHappened", 1, data);
  }

  static List<StoredEvent> history(String aggregateId, int length) {
    return IntStream.rangeClosed(1, length)
        .mapToObj(
            version -> event(aggregateId, version, Map.of("number", BigDecimal.valueOf(version))))
        .toList();
  }
}
