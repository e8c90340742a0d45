package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventScan.Page;
import dev.cqrs.core.eventstore.EventScan.Position;
import dev.cqrs.core.eventstore.EventScan.Slice;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link EventScan} must do. */
public abstract class EventScanContract {

  /** Returns the scan under test. */
  protected abstract EventScan scan();

  /** Returns the store that it scans, empty at the start of each test. */
  protected abstract EventStore store();

  @Test
  void anEmptyStoreHasOneEmptyPage() {
    assertThat(scan().page(new Slice(0, 1, Optional.empty(), 10)))
        .isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  void everyEventIsInExactlyOneSegmentAsItWasAppended() {
    List<StoredEvent> appended = append(20, 3);

    List<StoredEvent> found = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      found.addAll(all(segment, 4, 7));
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(appended);
  }

  @Test
  void theEventsOfAnAggregateComeTogetherAndInOrder() {
    append(8, 5);

    List<StoredEvent> found = all(0, 1, 3);

    Set<String> finished = new HashSet<>();
    Position last = new Position("", 0);
    for (StoredEvent event : found) {
      Position position = Position.of(event);
      if (position.aggregateId().equals(last.aggregateId())) {
        assertThat(position.version()).isEqualTo(last.version() + 1);
      } else {
        assertThat(finished.add(position.aggregateId())).isTrue();
        assertThat(position.version()).isEqualTo(1);
      }
      last = position;
    }
    assertThat(finished).hasSize(8);
  }

  @Test
  void aPageHasNoMoreEventsThanItsLimit() {
    append(4, 3);

    assertThat(scan().page(new Slice(0, 1, Optional.empty(), 5)).events()).hasSize(5);
  }

  @Test
  void aSegmentIsReadOnAfterAnyOfItsEvents() {
    append(3, 3);
    List<StoredEvent> all = all(0, 1, 100);

    for (int read = 1; read <= all.size(); read++) {
      Optional<Position> after = Optional.of(Position.of(all.get(read - 1)));

      assertThat(scan().page(new Slice(0, 1, after, 100)).events())
          .isEqualTo(all.subList(read, all.size()));
    }
  }

  @Test
  void whatWasAppendedBeforeTheFirstPageIsFoundThoughMoreIsAppendedMeanwhile() {
    List<StoredEvent> before = append(10, 2);

    List<StoredEvent> found = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    int page = 0;
    do {
      Page read = scan().page(new Slice(0, 1, after, 4));
      found.addAll(read.events());
      after = read.next();
      store().append(List.of(TestEvents.event("later-" + page++, 1, Map.of())));
    } while (after.isPresent() && page < 1000);

    assertThat(found).containsAll(before).doesNotHaveDuplicates();
  }

  @Test
  void aSegmentThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> scan().page(new Slice(4, 4, Optional.empty(), 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no slice of 10 events in segment 4 of 4; segments count from 0, and the limit is at least 1.");
  }

  private List<StoredEvent> append(int aggregates, int length) {
    List<StoredEvent> appended = new ArrayList<>();
    for (int aggregate = 0; aggregate < aggregates; aggregate++) {
      List<StoredEvent> history = TestEvents.history("thing-" + aggregate, length);
      store().append(history);
      appended.addAll(history);
    }
    return appended;
  }

  private List<StoredEvent> all(int segment, int segments, int limit) {
    List<StoredEvent> found = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    do {
      Page page = scan().page(new Slice(segment, segments, after, limit));
      found.addAll(page.events());
      after = page.next();
    } while (after.isPresent());
    return found;
  }
}
