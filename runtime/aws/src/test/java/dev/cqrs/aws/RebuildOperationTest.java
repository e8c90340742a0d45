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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuildOperationTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows = new InMemoryRows(Counters.ROWS);

  @Test
  void slicesAreProjectedOneAfterTheOther() throws IOException {
    append("c-1", 1, "Opened", Map.of("owner", "ann@example.com"));
    append("c-2", 1, "Opened", Map.of("owner", "bob@example.com"));

    assertThat(call("{'operation':'rebuild','segment':0,'segments':1,'limit':1}"))
        .isEqualTo(
            Json.parse(
                """
                {"scanned": 1, "after": {"aggregateId": "c-1", "version": 1}, "projected": 1,
                 "refused": []}
                """));
    assertThat(rows.find("c-2")).isEmpty();
    assertThat(
            call(
                "{'operation':'rebuild','segment':0,'segments':1,'limit':1,"
                    + "'after':{'aggregateId':'c-1','version':1}}"))
        .isEqualTo(Json.parse("{\"scanned\": 1, \"projected\": 1, \"refused\": []}"));
    assertThat(rows.find("c-2")).isPresent();
    assertThat(log())
        .contains("\"message\":\"operation done\",\"operation\":\"rebuild\"")
        .doesNotContain("example.com");
  }

  @Test
  void whatCannotBeProjectedIsNamedWithoutItsData() throws IOException {
    append("c-1", 1, "Opened", Map.of("owner", "ann@example.com"));
    append("c-1", 2, "Added", Map.of("amount", new BigDecimal(666)));

    assertThat(call("{'operation':'rebuild','segment':0,'segments':1,'limit':10}"))
        .isEqualTo(
            Json.parse(
                """
                {"scanned": 2, "projected": 0, "refused": [{"aggregateId": "c-1", "version": 2,
                 "reason": "The read model counters cannot project Added, version 2 of Counter c-1:\
                 it threw java.lang.IllegalStateException"}]}
                """));
  }

  @Test
  void aComparisonNamesWhatDiffers() throws IOException {
    append("c-1", 1, "Opened", Map.of("owner", "ann@example.com"));

    assertThat(call("{'operation':'compare','segment':0,'segments':1,'limit':10}"))
        .isEqualTo(
            Json.parse(
                """
                {"scanned": 1, "differences": [{"aggregateId": "c-1", "version": 1, "reason":
                 "counters has projected c-1 up to version 0, and the event store has version 1",
                 "position": 0}]}
                """));
    call("{'operation':'rebuild','segment':0,'segments':1,'limit':10}");
    assertThat(call("{'operation':'compare','segment':0,'segments':1,'limit':10}"))
        .isEqualTo(Json.parse("{\"scanned\": 1, \"differences\": []}"));
  }

  @Test
  void aRequestThatIsNoneIsRefused() {
    assertRefused(
        "{'operation':'rebuild','segment':0,'segments':'x','after':{'version':1}}",
        "This is not the request of a rebuild: segments must be a whole number, but was a text; limit is required;"
            + " after.aggregateId is required");
    assertRefused(
        "{'operation':'compare','segment':3,'segments':2,'limit':1}",
        "There is no slice of 1 events in segment 3 of 2; segments count from 0, and the limit is"
            + " at least 1.");
  }

  private void assertRefused(String request, String sentence) {
    assertThatThrownBy(() -> call(request))
        .isInstanceOf(EventNotProjectedException.class)
        .hasMessage("dev.cqrs.aws.OperationRefusedException: " + sentence);
  }

  private Object call(String request) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
    new ProjectionFunction(rebuild(Counters.ROWS), log)
        .handleRequest(
            new ByteArrayInputStream(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
            output,
            null);
    return Json.parse(output.toByteArray());
  }

  private <R> Rebuild<R> rebuild(ReadModelType<R> type) {
    return new Rebuild<>(
        type, rows, store, store, new Projector<>(type, rows, store, Backoff.none()));
  }

  private void append(String id, long version, String type, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata("e-" + version, "Counter", id, version, Instant.EPOCH, "k", "r", "k");
    store.append(List.of(new StoredEvent(metadata, type, 1, data)));
  }

  private String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
