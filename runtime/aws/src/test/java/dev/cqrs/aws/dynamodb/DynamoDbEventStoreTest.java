package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.contract.EventStoreContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoDbEventStoreTest extends EventStoreContract {

  private static final EventStore STORE =
      new DynamoDbEventStore(DynamoDbLocal.client(), Tables.eventStore());

  private final String id = "agg-" + UUID.randomUUID();

  @Override
  protected EventStore store() {
    return STORE;
  }

  @Test
  void anAppendThatWasAlreadyWrittenIsNoConflict() {
    List<StoredEvent> one = List.of(event(1, Map.of()));
    List<StoredEvent> two = List.of(event(2, Map.of()), event(3, Map.of()));
    STORE.append(one);
    STORE.append(two);

    assertThat(STORE.append(one)).isEmpty();
    assertThat(STORE.append(two)).isEmpty();
    assertThat(STORE.read(id, 0)).hasSize(3);
  }

  @Test
  void aHistoryLongerThanOnePageIsReadWhole() {
    String text = "x".repeat(300_000);
    for (int version = 1; version <= 5; version++) {
      STORE.append(List.of(event(version, Map.of("text", text))));
    }

    assertThat(STORE.read(id, 0))
        .extracting(event -> event.metadata().version())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void anEventLargerThanAnItemIsRefusedWithTheNumbers() {
    StoredEvent event = event(1, Map.of("text", "x".repeat(409_600)));

    assertThatThrownBy(() -> STORE.append(List.of(event)))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageMatching(
            "ThingHappened has 4098\\d\\d bytes; the limit of one event is 409600\\.");
    assertThat(STORE.read(id, 0)).isEmpty();
  }

  @Test
  void moreThanAHundredEventsAreRefused() {
    List<StoredEvent> events =
        IntStream.rangeClosed(1, 101).mapToObj(version -> event(version, Map.of())).toList();

    assertThatThrownBy(() -> STORE.append(events))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("A command caused 101 events; the limit is 100.");
  }

  @Test
  void eventsLargerThanATransactionAreRefusedWithTheNumbers() {
    String text = "x".repeat(400_000);
    List<StoredEvent> events =
        IntStream.rangeClosed(1, 11)
            .mapToObj(version -> event(version, Map.of("text", text)))
            .toList();

    assertThatThrownBy(() -> STORE.append(events))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageMatching(
            "The 11 events of a command have 440\\d{4} bytes; the limit is 4194304\\.");
  }

  @Test
  void aNumberThatDynamoDbWouldRoundIsRefused() {
    BigDecimal number = new BigDecimal("1".repeat(39));

    assertThatThrownBy(() -> STORE.append(List.of(event(1, Map.of("number", number)))))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("ThingHappened cannot be stored: a number has 39 digits; DynamoDB keeps 38.");
  }

  private StoredEvent event(long version, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            UUID.randomUUID().toString(),
            "Thing",
            id,
            version,
            Instant.parse("2026-01-02T03:04:05.123456Z"),
            "command",
            "correlation",
            "cause");
    return new StoredEvent(metadata, "ThingHappened", 1, data);
  }
}
