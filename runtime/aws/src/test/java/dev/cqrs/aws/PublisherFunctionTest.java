package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryEventsByType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherFunctionTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final List<StoredEvent> published = new ArrayList<>();

  @Test
  void insertedItemsArePublishedAndOthersIgnored() throws IOException {
    String answer = publish(all(), record("INSERT", 1), record("REMOVE", 2));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(published).hasSize(1);
    assertThat(published.get(0).metadata().version()).isEqualTo(1);
    assertThat(published.get(0).data()).isEqualTo(Map.of("price", new BigDecimal("9.5")));
    assertThat(log()).contains("\"message\":\"events published\"").doesNotContain("9.5");
  }

  @Test
  void theFirstRefusedRecordIsAnswered() throws IOException {
    EventBus bus =
        events ->
            events.stream()
                .filter(event -> event.metadata().version() > 1)
                .map(event -> new EventBus.Refused(event, "Throttled: later"))
                .toList();

    assertThat(publish(bus, record("INSERT", 1), record("INSERT", 2), record("INSERT", 3)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1002\"}]}");
    assertThat(log()).contains("\"reason\":\"Throttled: later\"");
  }

  @Test
  void whatStandsBeforeAnUnreadableRecordIsPublished() throws IOException {
    String unreadable =
        "{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\"7\",\"NewImage\":{}}}";

    assertThat(publish(all(), record("INSERT", 1), unreadable, record("INSERT", 2)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
    assertThat(published).hasSize(1);
  }

  private EventBus all() {
    return events -> {
      published.addAll(events);
      return List.of();
    };
  }

  private String publish(EventBus bus, String... records) throws IOException {
    String batch = "{\"Records\":[" + String.join(",", records) + "]}";
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
    new PublisherFunction(bus, new InMemoryEventsByType(new InMemoryEventStore()), log)
        .handleRequest(
            new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)), output, null);
    return output.toString(StandardCharsets.UTF_8);
  }

  private String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  private static String record(String name, int version) {
    return """
        {"eventName":"%s","dynamodb":{"SequenceNumber":"100%d","NewImage":{
        "AggregateId":{"S":"a"},"Version":{"N":"%d"},"EventId":{"S":"e"},"EventType":{"S":"Priced"},
        "AggregateType":{"S":"Thing"},"Timestamp":{"S":"2026-01-02T03:04:05.123456Z"},
        "CommandId":{"S":"c"},"CorrelationId":{"S":"r"},"CausationId":{"S":"c"},
        "SchemaVersion":{"N":"1"},"EventData":{"M":{"price":{"N":"9.5"}}}}}}"""
        .formatted(name, version, version);
  }
}
