package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ReadableRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One random trial of what projections guarantee: rows equal the fold of the event store, whatever
 * was repeated, reordered, lost and delivered later, or delivered at once; and an event that cannot
 * be projected stops its own aggregate only, until it can.
 */
public final class ProjectionTrial {

  /** The rows of one read model, as projections and as queries see them. */
  public record Rows(ProjectedRows projected, ReadableRows readable) {}

  private final EventStore store;
  private final Function<ReadModelType<?>, Rows> rowsOf;
  private final int threads;

  /**
   * Makes a trial.
   *
   * @param store the store of the events; other trials may use it too
   * @param rowsOf returns the rows of {@link Ledger#accounts} or {@link Ledger#owners}; other
   *     trials may use them too
   * @param threads how many threads deliver at once, from 1
   */
  public ProjectionTrial(EventStore store, Function<ReadModelType<?>, Rows> rowsOf, int threads) {
    this.store = store;
    this.rowsOf = rowsOf;
    this.threads = threads;
  }

  /**
   * Delivers a random history.
   *
   * @param seed of everything random but the threads
   * @param length how many events
   */
  public void rowsEqualTheFold(long seed, int length) throws Exception {
    Random random = new Random(seed);
    LedgerHistory history = new LedgerHistory(store, random).write(5, 3, length);
    for (ReadModelType<?> type : List.of(Ledger.accounts(false), Ledger.owners(false))) {
      Rows rows = rowsOf.apply(type);
      AtomicInteger reads = new AtomicInteger();

      new Deliveries(history.events(), random).to(projector(type, rows, counted(reads)), threads);

      assertFold(type, rows, history, history.events(), seed);
      if (threads == 1) {
        // The first gap of an aggregate brings all that the store has of it. Threads that meet at
        // one row may each read it, and again after a lost race.
        assertThat(reads.get())
            .as("reads for gaps with seed %d", seed)
            .isBetween(1, history.aggregates().size());
      }
    }
  }

  private EventHistory counted(AtomicInteger reads) {
    return (aggregateId, after) -> {
      reads.incrementAndGet();
      return store.read(aggregateId, after);
    };
  }

  /**
   * Delivers a random history in which one event cannot be projected, and then mends the read
   * model.
   *
   * @param seed of everything random but the threads
   * @param length how many events
   */
  public void poisonStopsItsOwnAggregateOnly(long seed, int length) throws Exception {
    Random random = new Random(seed);
    LedgerHistory history = new LedgerHistory(store, random).write(5, 3, length / 2);
    StoredEvent poison = history.poison();
    history.write(5, 3, length / 2);
    List<StoredEvent> before = history.events().stream().filter(e -> !held(e, poison)).toList();
    for (boolean cross : new boolean[] {false, true}) {
      ReadModelType<?> broken = cross ? Ledger.owners(true) : Ledger.accounts(true);
      Rows rows = rowsOf.apply(broken);

      new Deliveries(history.events(), random).to(projector(broken, rows), threads);

      assertFold(broken, rows, history, before, seed);
      assertParked(rows, history, poison, seed);

      Projector<?> mended = projector(cross ? Ledger.owners(false) : Ledger.accounts(false), rows);
      heal(mended, history, poison, random);

      assertFold(broken, rows, history, history.events(), seed);
    }
  }

  private static boolean held(StoredEvent event, StoredEvent poison) {
    return sameAggregate(event, poison)
        && event.metadata().version() >= poison.metadata().version();
  }

  private static boolean sameAggregate(StoredEvent event, StoredEvent other) {
    return event.metadata().aggregateId().equals(other.metadata().aggregateId());
  }

  private void assertParked(Rows rows, LedgerHistory history, StoredEvent poison, long seed) {
    for (String aggregate : history.aggregates()) {
      Parked parked = rows.projected().load(aggregate).parked();
      if (!aggregate.equals(poison.metadata().aggregateId())) {
        assertThat(parked).as("%s with seed %d", aggregate, seed).isNull();
        continue;
      }
      assertThat(parked).as("%s with seed %d", aggregate, seed).isNotNull();
      assertThat(parked.eventId()).isEqualTo(poison.metadata().eventId());
      assertThat(parked.eventType()).isEqualTo("Moved");
      assertThat(parked.version()).isEqualTo(poison.metadata().version());
      assertThat(parked.reason()).isEqualTo("it threw java.lang.IllegalStateException");
      assertThat(parked.firstTry()).isBeforeOrEqualTo(parked.lastTry());
      assertThat(parked.tries()).isGreaterThanOrEqualTo(1);
    }
  }

  /** Any one delivery of the event or a later one heals, and so does a retry. */
  private static void heal(
      Projector<?> mended, LedgerHistory history, StoredEvent poison, Random random) {
    List<StoredEvent> held =
        history.events().stream()
            .filter(event -> held(event, poison) && !event.type().equals("Noted"))
            .toList();
    if (random.nextBoolean()) {
      assertThat(mended.retry(poison.metadata().aggregateId())).isEmpty();
    } else {
      mended.project(held.get(random.nextInt(held.size())));
      held.forEach(mended::project);
    }
  }

  private static void assertFold(
      ReadModelType<?> type,
      Rows rows,
      LedgerHistory history,
      List<StoredEvent> events,
      long seed) {
    Map<String, Map<String, Object>> expected =
        type.crossAggregate() ? LedgerHistory.owners(events) : LedgerHistory.accounts(events);
    Map<String, Map<String, Object>> actual = new HashMap<>();
    ReadableRows readable = rows.readable().consistent();
    history.keys().forEach(key -> readable.find(key).ifPresent(row -> actual.put(key, row)));
    assertThat(actual).as("%s with seed %d", type.name(), seed).isEqualTo(expected);
    for (String aggregate : history.aggregates()) {
      assertThat(readable.position(aggregate))
          .as("position of %s in %s with seed %d", aggregate, type.name(), seed)
          .isEqualTo(lastProjected(type, aggregate, events));
    }
  }

  private static long lastProjected(
      ReadModelType<?> type, String aggregate, List<StoredEvent> events) {
    List<String> projected = new ArrayList<>();
    type.projections().forEach(each -> projected.add(each.aggregate() + "/" + each.event()));
    return events.stream()
        .filter(event -> event.metadata().aggregateId().equals(aggregate))
        .filter(e -> projected.contains(e.metadata().aggregateType() + "/" + e.type()))
        .mapToLong(event -> event.metadata().version())
        .max()
        .orElse(0);
  }

  private Projector<?> projector(ReadModelType<?> type, Rows rows) {
    return projector(type, rows, store);
  }

  private static Projector<?> projector(ReadModelType<?> type, Rows rows, EventHistory history) {
    return new Projector<>(type, rows.projected(), history, Backoff.none(), Clock.systemUTC());
  }
}
