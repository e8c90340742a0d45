package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReactionFunctionTest {

  private static final Counters COUNTERS = new Counters();

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
  private final InMemoryEventStore store = new InMemoryEventStore();

  @Test
  void whatAnEventCausedIsInTheStoreOnceAndLoggedWithIds() throws IOException {
    opened("mirror-of-c-1");
    StoredEvent added = event("c-1", 1, "Added", Map.of("amount", BigDecimal.ONE));

    deliver(added, store);
    deliver(added, store);

    assertThat(store.read("mirror-of-c-1", 1))
        .singleElement()
        .satisfies(event -> assertThat(event.metadata().causationId()).isEqualTo("e-c-1-1"));
    assertThat(logged().lines())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"level\":\"INFO\",\"message\":\"event reacted to\",\"eventType\":"
                            + "\"Added\",\"aggregateId\":\"c-1\",\"version\":1,\"correlationId\":"
                            + "\"r-1\",\"commandId\":\"k-1\",\"commands\":1,"));
  }

  @Test
  void aRefusedCommandIsNoFailureAndLoggedWithItsCode() throws IOException {
    opened("mirror-of-c-1");

    deliver(event("c-1", 1, "Added", Map.of("amount", new BigDecimal(13))), store);

    assertThat(logged())
        .startsWith("{\"level\":\"WARN\"")
        .contains("\"commands\":1,\"code\":\"unlucky\",\"refused\":1")
        .doesNotContain("ann@example.com");
  }

  @Test
  void aFailedCommandIsThrownAndLoggedWithTheReasonOfTheEngine() {
    opened("mirror-of-c-1");
    StoredEvent added = event("c-1", 1, "Added", Map.of("amount", new BigDecimal(666)));

    assertThatThrownBy(() -> deliver(added, store))
        .isInstanceOf(EventNotReactedToException.class)
        .hasNoCause()
        .hasMessage(
            "dev.cqrs.core.engine.ReactionException: The reactions mirror cannot react to Added,"
                + " version 1 of Counter c-1: Add, command 1, was answered with 500"
                + " internal-error");
    assertThat(logged())
        .startsWith("{\"level\":\"ERROR\",\"message\":\"event not reacted to\"")
        .contains("was answered with 500 internal-error\"", "java.lang.IllegalStateException")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void anOutageOfTheStoreIsThrownAndReactedToWhenTheEventComesAgain() throws IOException {
    opened("mirror-of-c-1");
    StoredEvent added = event("c-1", 1, "Added", Map.of("amount", BigDecimal.ONE));

    assertThatThrownBy(() -> deliver(added, new Closed(store)))
        .hasMessageEndingWith("Add, command 1, was answered with 503 store-unavailable");
    deliver(added, store);

    assertThat(store.read("mirror-of-c-1", 1)).hasSize(1);
  }

  @Test
  void whatIsNoEventOfTheBusIsThrown() {
    assertThatThrownBy(() -> call("{}", store)).hasMessage("java.lang.IllegalArgumentException");
  }

  @Test
  void anEventThatNothingReactsToIsLeftAlone() throws IOException {
    deliver(Priming.event(), store);

    assertThat(logged()).contains("\"commands\":0");
  }

  @Test
  void reactionsThatDoNotExistAreNamed() {
    assertThatThrownBy(() -> Applications.reactions(COUNTERS, "mirrors"))
        .hasMessage("There are no reactions mirrors; there are mirror.");
  }

  /** A store that cannot be written to. */
  private record Closed(EventStore store) implements EventStore {

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return store.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      return store.backwards(aggregateId, from, pageSize);
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      throw new IllegalStateException("closed");
    }
  }

  private void opened(String id) {
    store.append(List.of(event(id, 1, "Opened", Map.of("owner", "ann@example.com"))));
  }

  private void deliver(StoredEvent event, EventStore to) throws IOException {
    call(Json.write(Map.of("detail", EventDetail.of(event))), to);
  }

  private void call(String request, EventStore to) throws IOException {
    new ReactionFunction(COUNTERS, Applications.reactions(COUNTERS, "mirror"), to, log)
        .handleRequest(
            new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);
  }

  private String logged() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  private static StoredEvent event(String id, long version, String type, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            "e-" + id + "-" + version,
            "Counter",
            id,
            version,
            Instant.parse("2026-01-02T03:04:05Z"),
            "k-" + version,
            "r-1",
            "k-" + version);
    return new StoredEvent(metadata, type, 1, data);
  }
}
