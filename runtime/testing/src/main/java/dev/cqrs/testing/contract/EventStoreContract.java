package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.CommandMemory;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventStore} must do with events; {@link UniqueValuesContract} is about values.
 */
public abstract class EventStoreContract {

  private final String id = "agg-" + UUID.randomUUID();

  /** Returns the store under test; it may hold events of other aggregates. */
  protected abstract EventStore store();

  @Test
  void anUnknownAggregateHasNoEvents() {
    assertThat(store().read(id, 0)).isEmpty();
  }

  @Test
  void eventsAreReadAsTheyWereAppended() {
    StoredEvent event = TestEvents.event(id, 1, everything());

    assertThat(store().append(List.of(event)).appended()).isTrue();

    assertThat(store().read(id, 0)).containsExactly(event);
  }

  @Test
  void eventsComeInTheOrderOfTheirVersions() {
    List<StoredEvent> history = TestEvents.history(id, 12);
    history.forEach(event -> store().append(List.of(event)));

    assertThat(store().read(id, 0)).containsExactlyElementsOf(history);
  }

  @Test
  void readingStartsAfterAVersion() {
    List<StoredEvent> history = TestEvents.history(id, 5);
    store().append(history);

    assertThat(store().read(id, 3)).containsExactlyElementsOf(history.subList(3, 5));
    assertThat(store().read(id, 5)).isEmpty();
  }

  @Test
  void aHistoryOfMoreThanOneMegabyteIsReadWhole() {
    for (int version = 1; version <= 6; version++) {
      Map<String, Object> data = Map.of("text", "x".repeat(200_000));
      store().append(List.of(TestEvents.event(id, version, data)));
    }

    List<StoredEvent> read = new ArrayList<>(store().read(id, 0));
    for (List<StoredEvent> page = read; !page.isEmpty(); ) {
      page = store().read(id, read.size());
      read.addAll(page);
    }
    assertThat(read)
        .extracting(event -> event.metadata().version())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void anUnknownAggregateHasNothingToReadBackwards() {
    assertThat(store().backwards(id, Long.MAX_VALUE, 10)).isExhausted();
  }

  @Test
  void eventsAreReadBackwardsFromTheNewestOverManyPages() {
    List<StoredEvent> history = TestEvents.history(id, 10);
    store().append(history);
    List<StoredEvent> newestFirst = new ArrayList<>(history);
    Collections.reverse(newestFirst);

    for (int pageSize : new int[] {1, 3, 5, 10, 11}) {
      assertThat(store().backwards(id, Long.MAX_VALUE, pageSize))
          .toIterable()
          .containsExactlyElementsOf(newestFirst);
    }
    assertThat(store().backwards(id, 7, 2))
        .toIterable()
        .containsExactlyElementsOf(newestFirst.subList(3, 10));
    assertThat(store().backwards(id, 0, 2)).isExhausted();
  }

  @Test
  void anEventualReadShowsNothingButEventsOfTheHistoryFromTheNewest() {
    List<StoredEvent> history = TestEvents.history(id, 10);
    store().append(history);
    List<StoredEvent> newestFirst = new ArrayList<>(history);
    Collections.reverse(newestFirst);

    List<StoredEvent> seen = new ArrayList<>();
    store().backwardsEventually(id, 8, 3).forEachRemaining(seen::add);

    List<StoredEvent> expected = newestFirst.subList(2, 10);
    assertThat(seen).isEqualTo(expected.stream().filter(seen::contains).toList());
  }

  @Test
  void eventsLargerThanAPageAreReadBackwardsWhole() {
    for (int version = 1; version <= 6; version++) {
      Map<String, Object> data = Map.of("text", "x".repeat(200_000));
      store().append(List.of(TestEvents.event(id, version, data)));
    }

    assertThat(store().backwards(id, Long.MAX_VALUE, 10))
        .toIterable()
        .extracting(event -> event.metadata().version())
        .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void digestAndSnapshotAreKeptWithTheEvent() {
    StoredEvent bare = TestEvents.event(id, 1, Map.of());
    StateSnapshot snapshot =
        new StateSnapshot(
            "shape-1",
            everything(),
            CommandMemory.empty().plus(null, List.of(bare), 10),
            Map.of("ThingHappened", 1L));
    StoredEvent event =
        new StoredEvent(
            bare.metadata(), bare.type(), 1, bare.data(), "digest", 2, Optional.of(snapshot));
    store().append(List.of(event));

    StoredEvent stored = store().backwards(id, 1, 1).next();
    assertThat(stored.commandDigest()).isEqualTo("digest");
    assertThat(stored.following()).isEqualTo(2);
    assertThat(stored.snapshot()).contains(snapshot);
    assertThat(stored).isEqualTo(bare);
    assertThat(store().read(id, 0).get(0).commandDigest()).isEqualTo("digest");
    assertThat(store().read(id, 0).get(0).snapshot()).isEmpty();
  }

  @Test
  void aTakenVersionIsRefusedWithTheEventThatHoldsIt() {
    StoredEvent first = TestEvents.event(id, 1, Map.of("winner", true));
    store().append(List.of(first));

    AppendOutcome outcome =
        store().append(List.of(TestEvents.event(id, 1, Map.of("winner", false))));

    assertThat(outcome).isEqualTo(new VersionTaken(Optional.of(first)));
    assertThat(store().read(id, 0)).containsExactly(first);
  }

  @Test
  void aCommandSentAgainLaterGetsTheEventThatItsFirstAttemptLeft() {
    StoredEvent first = TestEvents.event(id, 1, Map.of());
    store().append(List.of(first));
    EventMetadata same = first.metadata();
    EventMetadata later =
        new EventMetadata(
            same.eventId(),
            same.aggregateType(),
            same.aggregateId(),
            same.version(),
            same.timestamp().plusSeconds(1),
            same.commandId(),
            same.correlationId(),
            same.causationId());

    StoredEvent again = new StoredEvent(later, first.type(), 1, first.data());
    assertThat(store().append(List.of(again)).holder()).contains(first);
    assertThat(store().read(id, 0)).containsExactly(first);
  }

  @Test
  void anotherCommandWithTheSameMetadataIsRefusedWithTheEventThatIsThere() {
    StoredEvent first = of(TestEvents.event(id, 1, Map.of()), "one", 0);
    store().append(List.of(first));

    StoredEvent other = of(first, "other", 0);
    StoredEvent otherData =
        of(new StoredEvent(first.metadata(), first.type(), 1, Map.of("by", "new code")), "one", 0);

    assertTaken(first, "one", store().append(List.of(other)));
    assertTaken(first, "one", store().append(List.of(otherData)));
  }

  @Test
  void anotherCommandOfSeveralEventsWithTheSameMetadataIsRefusedToo() {
    List<StoredEvent> bare = TestEvents.history(id, 2);
    StoredEvent first = of(bare.get(0), "one", 1);
    StoredEvent second = of(bare.get(1), "one", 0);
    store().append(List.of(first, second));

    StoredEvent otherSecond =
        of(
            new StoredEvent(second.metadata(), second.type(), 1, Map.of("by", "new code")),
            "one",
            0);

    assertTaken(
        first, "one", store().append(List.of(of(first, "other", 1), of(second, "other", 0))));
    assertTaken(first, "one", store().append(List.of(first, otherSecond)));
    // One event fewer was decided on: the second one is nobody's of this attempt.
    assertTaken(first, "one", store().append(List.of(of(first, "one", 0))));
    assertThat(store().read(id, 0)).containsExactly(first, second);
  }

  private static StoredEvent of(StoredEvent event, String digest, int following) {
    return new StoredEvent(
        event.metadata(), event.type(), 1, event.data(), digest, following, Optional.empty());
  }

  private static void assertTaken(StoredEvent holder, String digest, AppendOutcome outcome) {
    assertThat(outcome).isEqualTo(new VersionTaken(Optional.of(holder)));
    assertThat(outcome.holder()).map(StoredEvent::commandDigest).contains(digest);
  }

  @Test
  void severalEventsAreAppendedTogetherOrNotAtAll() {
    List<StoredEvent> history = TestEvents.history(id, 4);
    store().append(history.subList(0, 2));

    AppendOutcome outcome = store().append(TestEvents.history(id, 4).subList(1, 4));

    assertThat(outcome).isEqualTo(new VersionTaken(Optional.of(history.get(1))));
    assertThat(store().read(id, 0)).containsExactlyElementsOf(history.subList(0, 2));
    assertThat(store().append(history.subList(2, 4)).appended()).isTrue();
    assertThat(store().read(id, 0)).containsExactlyElementsOf(history);
  }

  @Test
  void ofWritersThatRaceForAVersionOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<AppendOutcome>> outcomes = new ArrayList<>();
    for (int writer = 0; writer < 16; writer++) {
      StoredEvent event = TestEvents.event(id, 1, Map.of("writer", BigDecimal.valueOf(writer)));
      outcomes.add(threads.submit(() -> store().append(List.of(event))));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    int won = 0;
    StoredEvent stored = store().read(id, 0).get(0);
    for (Future<AppendOutcome> outcome : outcomes) {
      won += outcome.get().appended() ? 1 : 0;
      assertThat(outcome.get().holder().orElse(stored)).isEqualTo(stored);
    }
    assertThat(won).isEqualTo(1);
  }

  private static Map<String, Object> everything() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "naïve ☃ 🙂");
    data.put("empty", "");
    data.put("digits", new BigDecimal("-12345678901234567890123456789012345678"));
    data.put("small", new BigDecimal("0.01"));
    data.put("zero", BigDecimal.ZERO);
    data.put("yes", true);
    data.put("no", false);
    data.put("list", List.of("a", BigDecimal.ONE, List.of(), Map.of("deep", "er")));
    data.put("nothing", List.of());
    data.put("object", Map.of());
    return data;
  }
}
