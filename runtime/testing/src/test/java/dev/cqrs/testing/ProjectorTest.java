package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProjectorTest {

  private final Bank bank = new Bank();

  @Property(tries = 200)
  void rows_equal_the_fold_of_the_store_whatever_was_repeated_or_reordered(@ForAll long seed) {
    Random random = new Random(seed);
    InMemoryEventStore store = history(random);
    for (ReadModelType<?> type : bank.readModels()) {
      InMemoryRows inOrder = project(type, store, store.all());
      List<StoredEvent> deliveries = new ArrayList<>(store.all());
      deliveries.addAll(store.all());
      Collections.shuffle(deliveries, random);

      InMemoryRows shuffled = project(type, store, deliveries);

      for (String key : keys(store)) {
        assertThat(shuffled.find(key)).isEqualTo(inOrder.find(key));
      }
    }
  }

  @Property(tries = 100)
  void rows_equal_the_fold_though_only_the_last_event_arrived(@ForAll long seed) {
    InMemoryEventStore store = history(new Random(seed));
    InMemoryRows inOrder = project(Bank.ACCOUNTS, store, store.all());
    List<StoredEvent> last =
        store.all().stream()
            .filter(
                event ->
                    event.metadata().version()
                        == store.read(event.metadata().aggregateId(), 0).size())
            .toList();

    InMemoryRows rows = project(Bank.ACCOUNTS, store, last);

    for (String key : keys(store)) {
      assertThat(rows.find(key)).isEqualTo(inOrder.find(key));
    }
  }

  @Test
  void a_lost_race_is_run_again() {
    InMemoryEventStore store = new InMemoryEventStore();
    append(store, "a1", new AccountOpened("ann"));
    InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);

    new Projector<>(Bank.ACCOUNTS, new Losing(rows, 3), store, Backoff.none())
        .project(store.all().get(0));

    assertThat(rows.find("a1")).isPresent();
  }

  @Test
  void too_many_lost_races_are_a_failure() {
    InMemoryEventStore store = new InMemoryEventStore();
    append(store, "a1", new AccountOpened("ann"));
    ProjectedRows rows = new Losing(new InMemoryRows(Bank.ACCOUNTS), 99);
    Projector<?> projector = new Projector<>(Bank.ACCOUNTS, rows, store, Backoff.none());

    assertThatThrownBy(() -> projector.project(store.all().get(0)))
        .isInstanceOf(ProjectionException.class)
        .hasMessage(
            "The read model accounts cannot project AccountOpened, version 1 of Account a1:"
                + " the row was changed by others 10 times meanwhile");
    assertThat(rows.load("a1").parked()).isNull();
  }

  @Test
  void an_event_that_nothing_projects_now_is_named() {
    InMemoryEventStore store = new InMemoryEventStore();
    append(store, "a1", new Deposited(BigDecimal.ONE));

    assertThatThrownBy(() -> project(Bank.ACCOUNTS, store, store.all()))
        .isInstanceOf(ProjectionException.class)
        .hasMessage(
            "The read model accounts cannot project Deposited, version 1 of Account a1: there is no"
                + " row, and no static @Projects method to make one");
  }

  @Test
  void a_row_under_another_key_is_refused() {
    InMemoryEventStore store = new InMemoryEventStore();
    append(store, "a1", new AccountOpened("ann"));
    ReadModelType<?> byOwner =
        new ReadModelType<>(
            "accounts",
            "owner",
            false,
            Bank.ACCOUNTS.codec(),
            List.of(),
            Bank.ACCOUNTS.projections());

    assertThatThrownBy(() -> project(byOwner, store, store.all()))
        .hasMessage(
            "The read model accounts cannot project AccountOpened, version 1 of Account a1: owner"
                + " of the row must be the key of the row");
  }

  private InMemoryEventStore history(Random random) {
    InMemoryEventStore store = new InMemoryEventStore();
    for (int account = 0; account < 3; account++) {
      String id = "a" + account;
      append(store, id, new AccountOpened("owner" + random.nextInt(2)));
      for (int deposit = random.nextInt(4); deposit > 0; deposit--) {
        append(store, id, new Deposited(BigDecimal.valueOf(random.nextInt(1000), 2)));
      }
      if (random.nextBoolean()) {
        append(store, id, new AccountClosed());
      }
    }
    return store;
  }

  private void append(InMemoryEventStore store, String id, Object event) {
    long version = store.read(id, 0).size() + 1L;
    store.append(List.of(Records.stored(bank, event, id, version, Instant.EPOCH)));
  }

  private static InMemoryRows project(
      ReadModelType<?> type, InMemoryEventStore store, List<StoredEvent> deliveries) {
    InMemoryRows rows = new InMemoryRows(type);
    Projector<?> projector = new Projector<>(type, rows, store, Backoff.none());
    deliveries.forEach(projector::project);
    return rows;
  }

  private static Set<String> keys(InMemoryEventStore store) {
    Set<String> keys = new TreeSet<>(Set.of("owner0", "owner1"));
    store.all().forEach(event -> keys.add(event.metadata().aggregateId()));
    return keys;
  }

  private static final class Losing implements ProjectedRows {
    private final ProjectedRows rows;
    private int losses;

    Losing(ProjectedRows rows, int losses) {
      this.rows = rows;
      this.losses = losses;
    }

    @Override
    public Snapshot load(String rowKey, String aggregateId) {
      return rows.load(rowKey, aggregateId);
    }

    @Override
    public Snapshot load(String aggregateId) {
      return rows.load(aggregateId);
    }

    @Override
    public boolean park(Snapshot before, Parked parked) {
      return rows.park(before, parked);
    }

    @Override
    public boolean save(Snapshot before, Map<String, Object> row, long version) {
      return losses-- <= 0 && rows.save(before, row, version);
    }
  }
}
