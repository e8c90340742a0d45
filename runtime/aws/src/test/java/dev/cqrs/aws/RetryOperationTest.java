package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryOperationTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows = new InMemoryRows(Counters.ROWS);

  @Test
  void aRetryTellsWhatWasHealedAndWhatStillStandsStill() throws IOException {
    append("c-1", 1, "Opened", Map.of("owner", "ann@example.com"));
    append("c-2", 1, "Opened", Map.of("owner", "bob@example.com"));
    append("c-2", 2, "Added", Map.of("amount", new BigDecimal(666)));

    assertThat(call(Counters.ROWS, "{'operation':'retry','aggregateIds':['c-1','c-2']}"))
        .isEqualTo(
            Json.parse(
                """
                {"healed": ["c-1"],
                 "parked": [{"aggregateId": "c-2", "eventId": "e-2", "eventType": "Added",
                   "version": 2, "reason": "it threw java.lang.IllegalStateException",
                   "firstTry": "2026-01-02T12:00:00.000000Z",
                   "lastTry": "2026-01-02T12:00:00.000000Z", "tries": 1}],
                 "left": []}
                """));
    assertThat(call(mended(), "{'operation':'retry','aggregateIds':['c-2']}"))
        .isEqualTo(Json.parse("{\"healed\":[\"c-2\"],\"parked\":[],\"left\":[]}"));
    assertThat(rows.parked()).isEmpty();
    assertThat(log())
        .contains("\"message\":\"operation done\",\"operation\":\"retry\"")
        .doesNotContain("example.com");
  }

  @Test
  void whatThereIsNoTimeForIsLeft() {
    append("c-1", 1, "Opened", Map.of("owner", "ann"));

    assertThat(
            new RetryOperation(projector(Counters.ROWS))
                .run(Map.of("aggregateIds", List.of("c-1", "c-2", "c-3")), () -> false))
        .isEqualTo(
            Map.of("healed", List.of("c-1"), "parked", List.of(), "left", List.of("c-2", "c-3")));
  }

  @Test
  void aRequestThatIsNoneIsRefused() {
    String ids = "aggregateIds must be a list of 1 to 100 ids of aggregates.";
    assertRefused("{'operation':'retry'}", ids);
    assertRefused("{'operation':'retry','aggregateIds':[]}", ids);
    assertRefused("{'operation':'retry','aggregateIds':['a',7]}", ids);
    assertRefused(
        "{'operation':'reset'}",
        "The function has no such operation; it has compare, rebuild, retry.");
    assertThat(log()).contains("\"message\":\"operation failed\"");
  }

  private void assertRefused(String request, String sentence) {
    assertThatThrownBy(() -> call(Counters.ROWS, request))
        .isInstanceOf(EventNotProjectedException.class)
        .hasMessage("dev.cqrs.aws.OperationRefusedException: " + sentence);
  }

  private Object call(ReadModelType<?> type, String request) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
    new ProjectionFunction(rebuild(type), log)
        .handleRequest(
            new ByteArrayInputStream(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
            output,
            null);
    return Json.parse(output.toByteArray());
  }

  private <R> Rebuild<R> rebuild(ReadModelType<R> type) {
    return new Rebuild<>(type, rows, store, store, projector(type));
  }

  private <R> Projector<R> projector(ReadModelType<R> type) {
    return new Projector<>(type, rows, store, Backoff.none(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static ReadModelType<?> mended() {
    return withoutAdditions(Counters.ROWS);
  }

  private static <R> ReadModelType<R> withoutAdditions(ReadModelType<R> type) {
    return new ReadModelType<>(
        type.name(),
        type.key(),
        type.crossAggregate(),
        type.codec(),
        type.indexes(),
        type.projections().stream().filter(each -> !each.event().equals("Added")).toList());
  }

  private void append(String id, long version, String type, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata("e-" + version, "Counter", id, version, NOON, "k", "r", "k");
    store.append(List.of(new StoredEvent(metadata, type, 1, data)));
  }

  private String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
