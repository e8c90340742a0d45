package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.core.eventstore.EventsByType.Page;
import dev.cqrs.core.eventstore.EventsByType.Position;
import dev.cqrs.core.eventstore.EventsByType.Slice;
import dev.cqrs.core.eventstore.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link EventsByType} must do. */
public abstract class EventsByTypeContract {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  /** Returns the reader under test. */
  protected abstract EventsByType events();

  /** Returns the store that it reads, empty at the start of each test. */
  protected abstract EventStore store();

  @Test
  void aTypeWithoutEventsHasOneEmptyPage() {
    assertThat(events().page(slice("Nothing", START, END, Optional.empty(), 10)))
        .isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  void everyEventOfTheTypeIsOnOnePageInTheOrderOfTimes() {
    List<StoredEvent> appended = append();

    List<StoredEvent> found = all(START, END, 4);

    assertThat(found).containsExactlyInAnyOrderElementsOf(appended);
    assertThat(found)
        .isSortedAccordingTo(
            (a, b) -> a.metadata().timestamp().compareTo(b.metadata().timestamp()));
  }

  @Test
  void theWindowHasItsFirstAndItsLastMoment() {
    List<StoredEvent> appended = append();
    Instant from = appended.get(1).metadata().timestamp();
    Instant to = appended.get(2).metadata().timestamp();

    assertThat(all(from, to, 10))
        .hasSize(6)
        .allMatch(event -> !event.metadata().timestamp().isBefore(from))
        .allMatch(event -> !event.metadata().timestamp().isAfter(to));
  }

  @Test
  void readingGoesOnAfterAnyEvent() {
    append();
    List<StoredEvent> all = all(START, END, 100);

    for (int read = 1; read < all.size(); read++) {
      Optional<Position> after = Optional.of(Position.of(all.get(read - 1)));

      assertThat(events().page(slice("ThingHappened", START, END, after, 100)).events())
          .isEqualTo(all.subList(read, all.size()));
    }
  }

  private List<StoredEvent> append() {
    List<StoredEvent> appended = new ArrayList<>();
    for (int aggregate = 0; aggregate < 3; aggregate++) {
      // The same times in each: the order of equal ones must not lose or repeat any.
      List<StoredEvent> history = TestEvents.history("thing-" + aggregate, 5);
      store().append(history);
      appended.addAll(history);
    }
    store().append(List.of(other()));
    return appended;
  }

  private static StoredEvent other() {
    StoredEvent event = TestEvents.event("other", 1, Map.of());
    return new StoredEvent(event.metadata(), "OtherThing", 1, event.data());
  }

  private List<StoredEvent> all(Instant from, Instant to, int limit) {
    List<StoredEvent> found = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    do {
      Page page = events().page(slice("ThingHappened", from, to, after, limit));
      found.addAll(page.events());
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  private static Slice slice(
      String type, Instant from, Instant to, Optional<Position> after, int limit) {
    return new Slice(type, from, to, after, limit);
  }
}
