package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.eventstore.CommandMemory;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.contract.EventStoreContract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    assertThat(STORE.append(one).appended()).isTrue();
    assertThat(STORE.append(two).appended()).isTrue();
    assertThat(STORE.read(id, 0)).hasSize(3);
  }

  @Test
  void aLongHistoryIsReadAboutAMegabyteAtATime() {
    String text = "x".repeat(300_000);
    for (int version = 1; version <= 5; version++) {
      STORE.append(List.of(event(version, Map.of("text", text))));
    }

    List<StoredEvent> page = STORE.read(id, 0);
    assertThat(page).hasSizeBetween(3, 4);
    assertThat(STORE.read(id, page.size())).hasSize(5 - page.size());
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
  void aSnapshotThatDoesNotFitIsLeftOut() {
    StoredEvent small = event(1, Map.of("text", "x".repeat(100_000)));
    StateSnapshot large =
        new StateSnapshot(
            "s", Map.of("text", "y".repeat(310_000)), CommandMemory.empty(), Map.of());

    assertThat(STORE.append(List.of(small.with(Optional.of(large)))).appended()).isTrue();

    assertThat(STORE.backwards(id, 1, 1).next().snapshot()).isEmpty();
    assertThat(STORE.read(id, 0)).containsExactly(small);
  }

  @Test
  void ofSnapshotsThatDoNotFitIntoATransactionTheNewestAreKept() {
    StateSnapshot snapshot =
        new StateSnapshot(
            "s", Map.of("text", "y".repeat(200_000)), CommandMemory.empty(), Map.of());
    String text = "x".repeat(190_000);
    List<StoredEvent> events =
        IntStream.rangeClosed(1, 12)
            .mapToObj(version -> event(version, Map.of("text", text)))
            .map(event -> event.with(Optional.of(snapshot)))
            .toList();

    assertThat(STORE.append(events).appended()).isTrue();

    assertThat(STORE.backwards(id, 12, 12))
        .toIterable()
        .extracting(event -> event.snapshot().isPresent())
        .containsExactly(true, true, true, true, true, true, true, true, true, false, false, false);
  }

  @Test
  void aSnapshotThatDynamoDbWouldRoundIsLeftOut() {
    StateSnapshot snapshot =
        new StateSnapshot(
            "s", Map.of("number", new BigDecimal("1".repeat(39))), CommandMemory.empty(), Map.of());

    assertThat(STORE.append(List.of(event(1, Map.of()).with(Optional.of(snapshot)))).appended())
        .isTrue();
    assertThat(STORE.backwards(id, 1, 1).next().snapshot()).isEmpty();
  }

  @Test
  void aNumberThatDynamoDbWouldRoundIsRefused() {
    BigDecimal number = new BigDecimal("1".repeat(39));

    assertThatThrownBy(() -> STORE.append(List.of(event(1, Map.of("number", number)))))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("ThingHappened cannot be stored: a number has 39 digits; DynamoDB keeps 38.");
  }

  private StoredEvent event(long version, Map<String, Object> data) {
    return ThingEvents.event(id, version, data);
  }
}
