package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that see a part of a transaction: its end, its middle or its beginning. */
class HistoryGapTest {

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final Gaps store = new Gaps();
  private final Members cold = new Members(club, store);

  @BeforeEach
  void aMemberWithATransaction() {
    Members members = new Members(club, memory);
    members.join("m", "m@x");
    members.earn("m", "c1", "5", 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_history_without_one_of_its_events_is_read_again(long missing) {
    store.hidden = Set.of(missing);
    store.gaps = 2;

    assertThat(Members.version(cold.earn("m", "c2", "-15"))).isEqualTo("200 v5");

    assertThat(store.reads).isEqualTo(3);
  }

  @Test
  void no_snapshot_is_made_of_a_history_with_a_gap() {
    store.hidden = Set.of(3L);
    store.gaps = 1;

    for (int command = 2; command <= 7; command++) {
      cold.earn("m", "c" + command, "1");
    }

    StateSnapshot snapshot = memory.backwards("m", 10, 1).next().snapshot().orElseThrow();
    assertThat(snapshot.state()).containsEntry("points", new BigDecimal("21"));
  }

  @Test
  void a_gap_that_stays_is_told_as_an_unavailable_store_and_nothing_is_written() {
    store.hidden = Set.of(3L);
    store.gaps = Integer.MAX_VALUE;

    Answer answer = cold.earn("m", "c2", "1");

    assertThat(Members.code(answer)).isEqualTo("503 store-unavailable");
    assertThat(cold.failures())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "The event store showed version 4 of Member m and not version 3: it must be read"
                + " again.");
    assertThat(memory.read("m", 0)).hasSize(4);
    store.gaps = 0;
    assertThat(Members.version(cold.earn("m", "c2", "1"))).isEqualTo("200 v5");
  }

  /** A store whose first reads do not see some events. */
  private final class Gaps implements EventStore {

    private Set<Long> hidden = Set.of();
    private int gaps;
    private int reads;

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return memory.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      List<StoredEvent> seen = new ArrayList<>();
      memory.backwards(aggregateId, from, pageSize).forEachRemaining(seen::add);
      if (reads++ < gaps) {
        seen.removeIf(event -> hidden.contains(event.metadata().version()));
      }
      return seen.iterator();
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      return memory.append(events, changes);
    }
  }
}
