package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.engine.Rebuild.Compared;
import dev.cqrs.core.engine.Rebuild.Difference;
import dev.cqrs.core.engine.Rebuild.Filled;
import dev.cqrs.core.engine.Rebuild.Refused;
import dev.cqrs.core.eventstore.EventScan.Position;
import dev.cqrs.core.eventstore.EventScan.Slice;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RebuildTest {

  private static final Slice EVERYTHING = new Slice(0, 1, Optional.empty(), 1000);

  private final Bank bank = new Bank();
  private final InMemoryEventStore store = new InMemoryEventStore();

  @Property(tries = 300)
  void a_rebuilt_read_model_equals_the_fold_whatever_happened_meanwhile(@ForAll long seed) {
    for (ReadModelType<?> type : bank.readModels()) {
      RebuildScript<?> script = new RebuildScript<>(bank, type, seed);

      script.run();

      assertThat(script.rows()).as(type.name()).isEqualTo(script.foldOfTheStore());
      assertThat(script.differences()).as(type.name()).isEmpty();
    }
  }

  @Test
  void a_page_counts_what_it_read_and_what_the_rows_contain() {
    append("a1", new AccountOpened("ann"));
    append("a1", new Deposited(BigDecimal.TEN));
    append("a2", new AccountOpened("bob"));

    Filled filled =
        rebuild(Bank.TOTALS, new InMemoryRows(Bank.TOTALS)).fill(EVERYTHING, () -> true);

    assertThat(filled).isEqualTo(new Filled(3, 2, List.of(), Optional.empty()));
  }

  @Test
  void a_page_that_is_cut_short_goes_on_after_the_last_aggregate_it_dealt_with() {
    append("a1", new AccountOpened("ann"));
    append("a1", new Deposited(BigDecimal.TEN));
    append("a2", new AccountOpened("bob"));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);

    Filled filled = rebuild(Bank.ACCOUNTS, rows).fill(EVERYTHING, () -> false);

    assertThat(filled).isEqualTo(new Filled(2, 2, List.of(), Optional.of(new Position("a1", 2))));
    assertThat(rows.find("a1")).isPresent();
    assertThat(rows.find("a2")).isEmpty();
  }

  @Test
  void an_event_that_cannot_be_projected_holds_back_its_aggregate_only() {
    append("a1", new Deposited(BigDecimal.TEN));
    append("a2", new AccountOpened("bob"));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);

    Filled filled = rebuild(Bank.ACCOUNTS, rows).fill(EVERYTHING, () -> true);

    String reason =
        "The read model accounts cannot project Deposited, version 1 of Account a1: there is no"
            + " row, and no static @Projects method to make one";
    assertThat(filled)
        .isEqualTo(new Filled(2, 1, List.of(new Refused("a1", 1, reason)), Optional.empty()));
    assertThat(rows.find("a2")).isPresent();
  }

  @Test
  void what_lost_every_race_for_its_row_is_left_for_the_next_slice() {
    append("a1", new AccountOpened("ann"));
    append("a2", new AccountOpened("ann"));
    InMemoryRows rows = new InMemoryRows(Bank.TOTALS);
    ProjectedRows contended = new LostRaces(rows, "a2");

    Filled filled = rebuild(Bank.TOTALS, contended).fill(EVERYTHING, () -> true);

    Position next = new Position("a1", 1);
    assertThat(filled).isEqualTo(new Filled(1, 1, List.of(), Optional.of(next)));
    Slice rest = new Slice(0, 1, Optional.of(next), 1000);
    assertThatThrownBy(() -> rebuild(Bank.TOTALS, contended).fill(rest, () -> true))
        .isInstanceOf(ProjectionException.class)
        .hasMessage(
            "The read model owner-totals cannot project AccountOpened, version 1 of Account a2: the"
                + " row was changed by others 10 times meanwhile");
    assertThat(rebuild(Bank.TOTALS, rows).fill(rest, () -> true))
        .isEqualTo(new Filled(1, 1, List.of(), Optional.empty()));
  }

  @Test
  void an_aggregate_that_was_not_projected_so_far_is_a_difference() {
    append("a1", new AccountOpened("ann"));
    append("a1", new Deposited(BigDecimal.TEN));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
    Projector<?> projector = new Projector<>(Bank.ACCOUNTS, rows, store, Backoff.none());
    projector.project(store.all().get(0));

    Compared compared = rebuild(Bank.ACCOUNTS, rows).compare(EVERYTHING);

    assertThat(compared)
        .isEqualTo(
            new Compared(
                2,
                List.of(
                    new Difference(
                        "a1",
                        2,
                        1,
                        "accounts has projected a1 up to version 1, and the event store has version"
                            + " 2")),
                Optional.empty()));
  }

  @Test
  void a_row_with_another_value_than_its_events_make_is_a_difference() {
    append("a1", new AccountOpened("ann"));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
    Map<String, Object> wrong =
        Map.of("accountId", "a1", "owner", "eve", "balance", BigDecimal.ZERO);
    rows.save(new Snapshot("a1", "a1", null, 0, 0), wrong, 1);

    assertThat(rebuild(Bank.ACCOUNTS, rows).compare(EVERYTHING).differences())
        .containsExactly(
            new Difference(
                "a1",
                1,
                1,
                "the row a1 of accounts is not what its events up to version 1 make of it"));
  }

  @Test
  void a_row_that_its_last_event_deleted_is_no_difference() {
    append("a1", new AccountOpened("ann"));
    append("a1", new AccountClosed());
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
    Rebuild<?> rebuild = rebuild(Bank.ACCOUNTS, rows);
    rebuild.fill(EVERYTHING, () -> true);

    assertThat(rows.find("a1")).isEmpty();
    assertThat(rebuild.compare(EVERYTHING).differences()).isEmpty();
  }

  @Test
  void a_number_is_compared_by_its_value() {
    append("a1", new AccountOpened("ann"));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
    Map<String, Object> padded =
        Map.of("accountId", "a1", "owner", "ann", "balance", new BigDecimal("0.00"));
    rows.save(new Snapshot("a1", "a1", null, 0, 0), padded, 1);

    assertThat(rebuild(Bank.ACCOUNTS, rows).compare(EVERYTHING).differences()).isEmpty();
  }

  private void append(String id, Object event) {
    long version = store.read(id, 0).size() + 1L;
    StoredEvent stored = Records.stored(bank, event, id, version, Instant.EPOCH);
    store.append(List.of(stored));
  }

  private <R> Rebuild<R> rebuild(ReadModelType<R> type, ProjectedRows rows) {
    return new Rebuild<>(
        type, rows, store, store, new Projector<>(type, rows, store, Backoff.none()));
  }

  /** Rows at which one aggregate is never fast enough. */
  private record LostRaces(ProjectedRows rows, String loser) implements ProjectedRows {

    @Override
    public Snapshot load(String rowKey, String aggregateId) {
      return rows.load(rowKey, aggregateId);
    }

    @Override
    public Snapshot load(String aggregateId) {
      return rows.load(aggregateId);
    }

    @Override
    public boolean save(Snapshot before, Map<String, Object> row, long version) {
      return !before.aggregateId().equals(loser) && rows.save(before, row, version);
    }

    @Override
    public boolean park(Snapshot before, Parked parked) {
      return rows.park(before, parked);
    }
  }
}
