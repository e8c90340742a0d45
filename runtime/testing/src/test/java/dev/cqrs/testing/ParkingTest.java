package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.RowRefusedException;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ParkingTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
  private Instant now = NOON;

  @Test
  void poison_leaves_a_marker_with_reason_tries_and_times() {
    StoredEvent opened = append("a1", new AccountOpened("ann"));
    StoredEvent poison = appendUnreadable("a1");
    Projector<?> projector = projector(Bank.ACCOUNTS, rows);
    projector.project(opened);

    assertFails(projector, poison);
    now = NOON.plusSeconds(60);
    assertFails(projector, poison);

    assertThat(rows.parked())
        .isEqualTo(
            Map.of(
                "a1",
                new Parked(
                    "event-a1-2",
                    "Deposited",
                    2,
                    "it threw java.lang.IllegalStateException",
                    NOON,
                    NOON.plusSeconds(60),
                    2)));
    assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", BigDecimal.ZERO);
  }

  @Test
  void what_comes_before_poison_is_written_though_only_the_poison_arrived() {
    append("a1", new AccountOpened("ann"));
    append("a1", new Deposited(new BigDecimal("7")));
    StoredEvent poison = appendUnreadable("a1");

    assertFails(projector(Bank.ACCOUNTS, rows), poison);

    assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", new BigDecimal("7"));
    assertThat(rows.position("a1")).isEqualTo(2);
    assertThat(rows.parked().get("a1").version()).isEqualTo(3);
  }

  @Test
  void a_later_event_of_a_parked_aggregate_tries_the_poison_again() {
    append("a1", new AccountOpened("ann"));
    StoredEvent poison = appendUnreadable("a1");
    StoredEvent later = append("a1", new Deposited(BigDecimal.ONE));
    Projector<?> projector = projector(Bank.ACCOUNTS, rows);
    assertFails(projector, poison);

    assertThatThrownBy(() -> projector.project(later))
        .hasMessage(
            "The read model accounts cannot project Deposited, version 2 of Account a1: it threw"
                + " java.lang.IllegalStateException");
    assertThat(rows.parked().get("a1").tries()).isEqualTo(2);
    assertThat(rows.position("a1")).isEqualTo(1);
  }

  @Test
  void a_retry_tells_what_still_stands_and_what_was_healed() {
    append("a1", new AccountOpened("ann"));
    StoredEvent poison = appendUnreadable("a1");
    append("a1", new AccountClosed());
    assertFails(projector(Bank.ACCOUNTS, rows), poison);

    assertThat(projector(Bank.ACCOUNTS, rows).retry("a1").orElseThrow().version()).isEqualTo(2);
    assertThat(projector(tolerant(), rows).retry("a1")).isEmpty();

    assertThat(rows.parked()).isEmpty();
    assertThat(rows.find("a1")).isEmpty();
    assertThat(rows.position("a1")).isEqualTo(3);
  }

  @Test
  void a_retry_heals_when_the_poison_is_no_longer_projected() {
    StoredEvent opened = append("a1", new AccountOpened("ann"));
    StoredEvent poison = appendUnreadable("a1");
    projector(Bank.ACCOUNTS, rows).project(opened);
    assertFails(projector(Bank.ACCOUNTS, rows), poison);

    assertThat(projector(without("Deposited"), rows).retry("a1")).isEmpty();

    assertThat(rows.parked()).isEmpty();
    assertThat(rows.find("a1")).isPresent();
  }

  @Test
  void a_retry_of_what_is_not_parked_or_unknown_changes_nothing() {
    StoredEvent opened = append("a1", new AccountOpened("ann"));
    projector(Bank.ACCOUNTS, rows).project(opened);

    assertThat(projector(Bank.ACCOUNTS, rows).retry("a1")).isEmpty();
    assertThat(projector(Bank.ACCOUNTS, rows).retry("a9")).isEmpty();
    assertThat(rows.position("a1")).isEqualTo(1);
    assertThat(rows.position("a9")).isZero();
  }

  @Test
  void an_event_without_a_row_key_parks_its_aggregate_across_aggregates() {
    InMemoryRows totals = new InMemoryRows(Bank.TOTALS);
    StoredEvent poison = append("a1", new AccountOpened(""));
    StoredEvent fine = append("a2", new AccountOpened("ann"));
    Projector<?> projector = projector(Bank.TOTALS, totals);

    assertFails(projector, poison);
    projector.project(fine);

    assertThat(totals.parked()).containsOnlyKeys("a1");
    assertThat(totals.parked().get("a1").reason()).isEqualTo("its @RowKey method returned no key");
    assertThat(totals.find("ann").orElseThrow()).containsEntry("accounts", BigDecimal.ONE);
  }

  @Test
  void a_row_that_the_store_refuses_parks_at_the_event_that_made_it() {
    append("a1", new AccountOpened("ann"));
    append("a1", new Deposited(BigDecimal.ONE));
    StoredEvent third = append("a1", new Deposited(BigDecimal.TEN));
    ProjectedRows small =
        new Changed(
            rows,
            row -> {
              if (row != null && ((BigDecimal) row.get("balance")).intValue() > 5) {
                throw new RowRefusedException("the row is too rich", null);
              }
              return row;
            });

    assertFails(projector(Bank.ACCOUNTS, small), third);

    assertThat(rows.position("a1")).isEqualTo(2);
    assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", BigDecimal.ONE);
    assertThat(rows.parked().get("a1").version()).isEqualTo(3);
    assertThat(rows.parked().get("a1").reason()).isEqualTo("the row is too rich");
  }

  @Test
  void an_unavailable_store_parks_nothing() {
    StoredEvent opened = append("a1", new AccountOpened("ann"));
    ProjectedRows broken =
        new Changed(
            rows,
            row -> {
              throw new IllegalStateException("throttled");
            });

    assertThatThrownBy(() -> projector(Bank.ACCOUNTS, broken).project(opened))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("throttled");
    assertThat(rows.parked()).isEmpty();
  }

  @Test
  void an_event_that_the_store_does_not_have_parks_nothing() {
    append("a1", new AccountOpened("ann"));
    StoredEvent foreign = Records.stored(new Bank(), new Deposited(BigDecimal.ONE), "a1", 5, NOON);

    assertThatThrownBy(() -> projector(Bank.ACCOUNTS, rows).project(foreign))
        .hasMessage(
            "The read model accounts cannot project Deposited, version 5 of Account a1: the event"
                + " store has no such version");
    assertThat(rows.parked()).isEmpty();
  }

  private void assertFails(Projector<?> projector, StoredEvent event) {
    assertThatThrownBy(() -> projector.project(event)).isInstanceOf(ProjectionException.class);
  }

  private StoredEvent append(String id, Object event) {
    long version = store.read(id, 0).size() + 1L;
    StoredEvent stored = Records.stored(new Bank(), event, id, version, Instant.EPOCH);
    store.append(List.of(stored));
    return stored;
  }

  /** An event whose data is not what its record needs. */
  private StoredEvent appendUnreadable(String id) {
    StoredEvent deposited =
        Records.stored(
            new Bank(),
            new Deposited(BigDecimal.ONE),
            id,
            store.read(id, 0).size() + 1L,
            Instant.EPOCH);
    StoredEvent unreadable =
        new StoredEvent(
            deposited.metadata(), deposited.type(), deposited.schemaVersion(), Map.of());
    store.append(List.of(unreadable));
    return unreadable;
  }

  private Projector<?> projector(ReadModelType<?> type, ProjectedRows target) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new Projector<>(type, target, store, Backoff.none(), clock);
  }

  /** The read model after its mending: it reads a deposit's event as no change. */
  private static ReadModelType<?> tolerant() {
    ReadModelType<Bank.AccountRow> type = without("Deposited");
    List<ProjectionType<Bank.AccountRow, ?>> projections = new ArrayList<>(type.projections());
    projections.add(
        new ProjectionType<>(
            "Account",
            "Deposited",
            RecordCodec.of("Nothing", List.of(), values -> new AccountClosed()),
            (event, data) -> data.aggregateId(),
            null,
            (row, event, data) -> row));
    return new ReadModelType<>(
        type.name(), type.key(), false, type.codec(), type.indexes(), projections);
  }

  private static ReadModelType<Bank.AccountRow> without(String event) {
    ReadModelType<Bank.AccountRow> type = Bank.ACCOUNTS;
    return new ReadModelType<>(
        type.name(),
        type.key(),
        false,
        type.codec(),
        type.indexes(),
        type.projections().stream().filter(each -> !each.event().equals(event)).toList());
  }

  /** Rows that do something else before they save. */
  private record Changed(ProjectedRows rows, UnaryOperator<Map<String, Object>> onSave)
      implements ProjectedRows {

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
      return rows.save(before, onSave.apply(row), version);
    }

    @Override
    public boolean park(Snapshot before, Parked parked) {
      return rows.park(before, parked);
    }
  }
}
