package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.AccountRow;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A read model that is far behind: it reads and saves page by page, and never across a gap. */
class CatchingUpTest {

  private static final int PAGE = 3;

  /** The accounts, as if many aggregates fed each row. */
  private static final ReadModelType<AccountRow> SHARED =
      new ReadModelType<>(
          "accounts",
          "accountId",
          true,
          Bank.ACCOUNTS.codec(),
          List.of(),
          Bank.ACCOUNTS.projections());

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Pages pages = new Pages();

  @Test
  void a_row_far_behind_is_saved_after_each_page() {
    StoredEvent last = history(10);
    Dying rows = new Dying(new InMemoryRows(Bank.ACCOUNTS), Integer.MAX_VALUE);

    projector(Bank.ACCOUNTS, rows).project(last);

    // The last event is at hand.
    assertThat(pages.reads).isEqualTo(3);
    assertThat(rows.saves).isEqualTo(4);
    assertThat(rows.rows().find("a1").orElseThrow()).containsEntry("balance", balance(9));
  }

  @Test
  void what_was_saved_before_the_time_was_over_stays() {
    StoredEvent last = history(10);
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);

    assertThatThrownBy(() -> projector(Bank.ACCOUNTS, new Dying(rows, 2)).project(last))
        .hasMessage("the time of the function is over");
    assertThat(rows.position("a1")).isEqualTo(6);
    pages.reads = 0;
    projector(Bank.ACCOUNTS, rows).project(last);

    assertThat(pages.reads).isEqualTo(1);
    assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", balance(9));
  }

  @Test
  void pages_without_an_event_that_is_projected_are_passed() {
    history(10);
    StoredEvent closed = append(new AccountClosed());
    for (ReadModelType<AccountRow> type : List.of(Bank.ACCOUNTS, without("Deposited"))) {
      InMemoryRows rows = new InMemoryRows(type);

      projector(type, rows).project(closed);

      assertThat(rows.position("a1")).isEqualTo(11);
      assertThat(rows.find("a1")).isEmpty();
    }
  }

  @Test
  void rows_of_many_aggregates_catch_up_as_well() {
    StoredEvent last = history(10);
    InMemoryRows rows = new InMemoryRows(SHARED);

    projector(SHARED, rows).project(last);

    assertThat(pages.reads).isEqualTo(3);
    assertThat(rows.position("a1")).isEqualTo(10);
    assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", balance(9));
  }

  @Test
  void a_retry_reads_to_the_end() {
    history(10);
    for (ReadModelType<?> type : List.of(Bank.ACCOUNTS, SHARED)) {
      InMemoryRows rows = new InMemoryRows(type);

      assertThat(projector(type, rows).retry("a1")).isEmpty();

      assertThat(rows.position("a1")).isEqualTo(10);
      assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", balance(9));
    }
  }

  @Test
  void what_others_project_between_two_pages_is_not_projected_again() {
    StoredEvent last = history(10);
    for (ReadModelType<AccountRow> type : List.of(Bank.ACCOUNTS, SHARED)) {
      InMemoryRows rows = new InMemoryRows(type);
      EventHistory two = (id, after) -> store.read(id, after).stream().limit(2).toList();
      Projector<?> other = new Projector<>(type, rows, two, Backoff.none());
      Dying racing = new Dying(rows, Integer.MAX_VALUE);
      pages.before =
          () ->
              store.read("a1", rows.position("a1")).stream()
                  .skip(PAGE + 1)
                  .findFirst()
                  .ifPresent(ahead -> racing.beforeLoad = () -> other.project(ahead));

      projector(type, racing).project(last);

      assertThat(rows.position("a1")).isEqualTo(10);
      assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", balance(9));
    }
  }

  @Test
  void no_event_is_applied_across_a_gap() {
    StoredEvent last = history(10);
    for (long hidden = 1; hidden <= 10; hidden++) {
      InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
      pages.hidden = hidden;
      pages.gaps = 2;

      projector(Bank.ACCOUNTS, rows).project(last);

      assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", balance(9));
    }
  }

  @Test
  void a_gap_that_stays_is_a_failure_of_the_store_and_parks_nothing() {
    StoredEvent last = history(10);
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
    pages.hidden = 2;
    pages.gaps = Integer.MAX_VALUE;

    assertThatThrownBy(() -> projector(Bank.ACCOUNTS, rows).project(last))
        .hasMessage(
            "The event store showed version 3 of Account a1 and not version 2: it must be read"
                + " again.");

    assertThat(rows.position("a1")).isEqualTo(1);
    assertThat(rows.parked()).isEmpty();
  }

  private <R> Projector<R> projector(ReadModelType<R> type, ProjectedRows rows) {
    return new Projector<>(type, rows, pages, Backoff.none());
  }

  /** Opens an account and deposits 1, 2, 4 and so on; returns the last event. */
  private StoredEvent history(int length) {
    StoredEvent last = append(new AccountOpened("ann"));
    for (int deposit = 0; deposit < length - 1; deposit++) {
      last = append(new Deposited(BigDecimal.valueOf(1L << deposit)));
    }
    return last;
  }

  private static BigDecimal balance(int deposits) {
    return BigDecimal.valueOf((1L << deposits) - 1);
  }

  private StoredEvent append(Object event) {
    long version = store.read("a1", 0).size() + 1L;
    StoredEvent stored = Records.stored(new Bank(), event, "a1", version, Instant.EPOCH);
    store.append(List.of(stored));
    return stored;
  }

  private static ReadModelType<AccountRow> without(String event) {
    ReadModelType<AccountRow> type = Bank.ACCOUNTS;
    return new ReadModelType<>(
        type.name(),
        type.key(),
        false,
        type.codec(),
        type.indexes(),
        type.projections().stream().filter(each -> !each.event().equals(event)).toList());
  }

  /** A history of pages, the first of which may lack an event. */
  private final class Pages implements EventHistory {

    private Runnable before = () -> {};
    private long hidden;
    private int gaps;
    private int reads;

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      before.run();
      reads++;
      boolean gap = gaps-- > 0;
      return store.read(aggregateId, afterVersion).stream()
          .filter(event -> !gap || event.metadata().version() != hidden)
          .limit(PAGE)
          .toList();
    }
  }

  /** Rows of a function whose time is over after some saves. */
  private static final class Dying implements ProjectedRows {

    private final InMemoryRows rows;
    private final int last;
    private Runnable beforeLoad = () -> {};
    private int saves;

    Dying(InMemoryRows rows, int last) {
      this.rows = rows;
      this.last = last;
    }

    InMemoryRows rows() {
      return rows;
    }

    @Override
    public Snapshot load(String rowKey, String aggregateId) {
      beforeLoad.run();
      return rows.load(rowKey, aggregateId);
    }

    @Override
    public Snapshot load(String aggregateId) {
      return rows.load(aggregateId);
    }

    @Override
    public boolean save(Snapshot before, Map<String, Object> row, long version) {
      if (saves++ == last) {
        throw new IllegalStateException("the time of the function is over");
      }
      return rows.save(before, row, version);
    }

    @Override
    public boolean park(Snapshot before, Parked parked) {
      return rows.park(before, parked);
    }
  }
}
