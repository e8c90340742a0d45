package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.AccountRow;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A function with old code at an event that one with mended code projects at the same time. */
class ParkingRaceTest {

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
  private final Projector<?> mended = new Projector<>(Bank.ACCOUNTS, rows, store, Backoff.none());
  private final StoredEvent opened = append(new AccountOpened("ann"));
  private final StoredEvent poison = append(new Deposited(new BigDecimal("7")));
  private final StoredEvent last = append(new Deposited(new BigDecimal("5")));

  @Test
  void what_another_function_has_projected_is_not_parked() {
    mended.project(opened);

    overtaken(() -> true).project(poison);

    assertProjected();
  }

  @Test
  void what_another_function_has_projected_is_not_applied_again() {
    mended.project(opened);
    int[] calls = {0};

    overtaken(() -> calls[0]++ == 0).project(poison);

    assertProjected();
  }

  @Test
  void what_fails_once_is_projected_with_what_follows_it() {
    int[] calls = {0};

    new Projector<>(failing(() -> calls[0]++ == 0), rows, store, Backoff.none()).project(last);

    assertProjected();
  }

  private void assertProjected() {
    for (int delivery = 0; delivery < 2; delivery++) {
      assertThat(rows.parked()).isEmpty();
      assertThat(rows.position("a1")).isEqualTo(3);
      assertThat(rows.find("a1").orElseThrow()).containsEntry("balance", new BigDecimal("12"));
      mended.project(last);
    }
  }

  /** Returns a function whose code may fail, and which is overtaken when it has. */
  private Projector<?> overtaken(BooleanSupplier fails) {
    ProjectedRows overtaken =
        new ProjectedRows() {
          @Override
          public Snapshot load(String rowKey, String aggregateId) {
            return rows.load(rowKey, aggregateId);
          }

          @Override
          public Snapshot load(String aggregateId) {
            mended.project(poison);
            mended.project(last);
            return rows.load(aggregateId);
          }

          @Override
          public boolean save(Snapshot before, Map<String, Object> row, long version) {
            return rows.save(before, row, version);
          }

          @Override
          public boolean park(Snapshot before, Parked parked) {
            return rows.park(before, parked);
          }
        };
    return new Projector<>(failing(fails), overtaken, store, Backoff.none());
  }

  private static ReadModelType<AccountRow> failing(BooleanSupplier fails) {
    ReadModelType<AccountRow> type = Bank.ACCOUNTS;
    List<ProjectionType<AccountRow, ?>> projections = new ArrayList<>();
    type.projections().forEach(each -> projections.add(failing(each, fails)));
    return new ReadModelType<>(
        type.name(), type.key(), false, type.codec(), type.indexes(), projections);
  }

  private static <E> ProjectionType<AccountRow, E> failing(
      ProjectionType<AccountRow, E> projection, BooleanSupplier fails) {
    return new ProjectionType<>(
        projection.aggregate(),
        projection.event(),
        projection.codec(),
        projection.rowKey(),
        projection.first(),
        (row, event, data) -> {
          if (data.version() == 2 && fails.getAsBoolean()) {
            throw new IllegalStateException("an older version of the code");
          }
          return projection.next().apply(row, event, data);
        });
  }

  private StoredEvent append(Object event) {
    long version = store.read("a1", 0).size() + 1L;
    StoredEvent stored = Records.stored(new Bank(), event, "a1", version, Instant.EPOCH);
    store.append(List.of(stored));
    return stored;
  }
}
