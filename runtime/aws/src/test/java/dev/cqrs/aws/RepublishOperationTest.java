package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.publish.EventBus;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryEventsByType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepublishOperationTest {

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final List<Long> published = new ArrayList<>();
  private long refusedFrom = Long.MAX_VALUE;

  @Test
  void pagesFollowEachOtherUntilAllIsPublished() throws IOException {
    append(5);

    Map<?, ?> first = call("'limit':3");
    Map<?, ?> second = call("'limit':3,'after':" + Json.write(first.get("next")));

    assertThat(Json.write(first))
        .isEqualTo(
            "{\"found\":3,\"published\":3,\"lastTimestamp\":\"2026-01-02T03:00:03.000000Z\","
                + "\"next\":{\"timestamp\":\"2026-01-02T03:00:03.000000Z\",\"aggregateId\":\"a\","
                + "\"version\":3}}");
    assertThat(Json.write(second))
        .isEqualTo(
            "{\"found\":2,\"published\":2,\"lastTimestamp\":\"2026-01-02T03:00:05.000000Z\"}");
    assertThat(published).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void whatTheBusRefusesIsTheStartOfTheNextPage() throws IOException {
    append(5);
    refusedFrom = 3;

    Map<?, ?> first = call("'limit':10");
    refusedFrom = Long.MAX_VALUE;
    Map<?, ?> second = call("'limit':10,'after':" + Json.write(first.get("next")));

    assertThat(first.get("refused")).isEqualTo("ThrottlingException: slow down");
    assertThat(Json.write(first.get("published"))).isEqualTo("2");
    assertThat(second.containsKey("refused")).isFalse();
    assertThat(published).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aDryRunCountsAndPublishesNothing() throws IOException {
    append(2);

    Map<?, ?> answer = call("'limit':10,'dryRun':true");

    assertThat(Json.write(answer.get("found"))).isEqualTo("2");
    assertThat(Json.write(answer.get("published"))).isEqualTo("0");
    assertThat(published).isEmpty();
  }

  @Test
  void aRequestThatIsNoneIsRefused() {
    assertRefused("'eventType':''", "eventType must be the name of an event.");
    assertRefused("'from':'yesterday'", "from must be a time like 2026-01-02T03:04:05Z.");
    assertRefused("'to':7", "to must be a time like 2026-01-02T03:04:05Z.");
    assertRefused("'limit':0", "limit must be a number from 1 to 500.");
    assertRefused("'limit':501", "limit must be a number from 1 to 500.");
    assertRefused("'limit':1,'after':{}", "after must be the next of the answer before.");
  }

  private void assertRefused(String fields, String sentence) {
    assertThatThrownBy(() -> call(fields))
        .isInstanceOf(OperationRefusedException.class)
        .hasMessage(sentence);
  }

  private Map<?, ?> call(String fields) throws IOException {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("operation", "republish");
    request.put("eventType", "Happened");
    request.put("from", "2026-01-02T03:00:00Z");
    request.put("to", "2026-01-02T04:00:00Z");
    ((Map<?, ?>) Json.parse("{" + fields.replace('\'', '"') + "}"))
        .forEach((name, value) -> request.put((String) name, value));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new PublisherFunction(this::publish, new InMemoryEventsByType(store), JsonLog.toNowhere())
        .handleRequest(
            new ByteArrayInputStream(Json.write(request).getBytes(StandardCharsets.UTF_8)),
            output,
            null);
    return (Map<?, ?>) Json.parse(output.toByteArray());
  }

  private List<EventBus.Refused> publish(List<StoredEvent> events) {
    List<EventBus.Refused> refused = new ArrayList<>();
    for (StoredEvent event : events) {
      if (event.metadata().version() >= refusedFrom) {
        refused.add(new EventBus.Refused(event, "ThrottlingException: slow down"));
      } else {
        published.add(event.metadata().version());
      }
    }
    return refused;
  }

  private void append(int events) {
    for (int version = 1; version <= events; version++) {
      Instant time = Instant.parse("2026-01-02T03:00:00Z").plusSeconds(version);
      EventMetadata metadata =
          new EventMetadata("e-" + version, "Thing", "a", version, time, "c", "c", "c");
      store.append(List.of(new StoredEvent(metadata, "Happened", 1, Map.of())));
    }
  }
}
