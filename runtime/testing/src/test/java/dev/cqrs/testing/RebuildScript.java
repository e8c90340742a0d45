package dev.cqrs.testing;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.engine.Rebuild.Compared;
import dev.cqrs.core.engine.Rebuild.Difference;
import dev.cqrs.core.eventstore.EventScan.Position;
import dev.cqrs.core.eventstore.EventScan.Slice;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A rebuild of one read model with everything that may happen meanwhile, in an order that a seed
 * chooses: commands append, the bus delivers late, twice and in any order, pages are cut short, and
 * the rebuild is interrupted and goes on from where it was or from the start.
 */
final class RebuildScript<R> {

  private static final int STEPS = 60;
  private static final int ACCOUNTS = 5;

  private final Bank bank;
  private final ReadModelType<R> type;
  private final Random random;
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows;
  private final Projector<R> projector;
  private final Rebuild<R> rebuild;
  private final int segments;
  private final Map<Integer, Optional<Position>> cursors = new HashMap<>();
  private final List<StoredEvent> undelivered = new ArrayList<>();

  RebuildScript(Bank bank, ReadModelType<R> type, long seed) {
    this.bank = bank;
    this.type = type;
    this.random = new Random(seed);
    this.segments = 1 + random.nextInt(3);
    this.rows = new InMemoryRows(type);
    this.projector = new Projector<>(type, rows, store, Backoff.none());
    this.rebuild = new Rebuild<>(type, rows, store, store, projector);
  }

  void run() {
    for (int events = random.nextInt(30); events > 0; events--) {
      append(); // before there was a rule: these are never delivered
    }
    restart();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> append().ifPresent(undelivered::add);
        case 2 -> deliver(random.nextBoolean());
        case 3 -> fill(random.nextInt(segments), true);
        case 4 -> fill(random.nextInt(segments), false); // interrupted before the cursor was kept
        default -> {
          if (random.nextInt(10) == 0) {
            restart();
          }
        }
      }
    }
    while (!undelivered.isEmpty()) {
      deliver(true);
    }
    while (!cursors.isEmpty()) {
      fill(cursors.keySet().iterator().next(), true);
    }
  }

  private void restart() {
    for (int segment = 0; segment < segments; segment++) {
      cursors.put(segment, Optional.empty());
    }
  }

  private void fill(int segment, boolean kept) {
    Optional<Position> after = cursors.get(segment);
    if (after == null) {
      return;
    }
    Optional<Position> next =
        rebuild
            .fill(
                new Slice(segment, segments, after, 1 + random.nextInt(8)),
                () -> random.nextInt(4) > 0)
            .next();
    if (kept && next.isPresent()) {
      cursors.put(segment, next);
    } else if (kept) {
      cursors.remove(segment);
    }
  }

  private void deliver(boolean once) {
    if (!undelivered.isEmpty()) {
      int which = random.nextInt(undelivered.size());
      projector.project(once ? undelivered.remove(which) : undelivered.get(which));
    }
  }

  private Optional<StoredEvent> append() {
    String id = "a" + random.nextInt(ACCOUNTS);
    List<StoredEvent> history = store.read(id, 0);
    Object event;
    if (history.isEmpty()) {
      event = new AccountOpened("owner" + random.nextInt(2));
    } else if (history.get(history.size() - 1).type().equals("AccountClosed")) {
      return Optional.empty();
    } else if (random.nextInt(6) == 0) {
      event = new AccountClosed();
    } else {
      event = new Deposited(BigDecimal.valueOf(random.nextInt(1000), 2));
    }
    StoredEvent stored = Records.stored(bank, event, id, history.size() + 1L, Instant.EPOCH);
    store.append(List.of(stored));
    return Optional.of(stored);
  }

  /** Returns the rows that the rebuild and the deliveries have made, by key. */
  Map<String, Object> rows() {
    return rows(rows);
  }

  /** Returns the rows that all events make when they come once and in order, by key. */
  Map<String, Object> foldOfTheStore() {
    InMemoryRows inOrder = new InMemoryRows(type);
    Projector<R> reference = new Projector<>(type, inOrder, store, Backoff.none());
    store.all().forEach(reference::project);
    return rows(inOrder);
  }

  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      Optional<Position> after = Optional.empty();
      do {
        Compared compared = rebuild.compare(new Slice(segment, segments, after, 4));
        differences.addAll(compared.differences());
        after = compared.next();
      } while (after.isPresent());
    }
    return differences;
  }

  private static Map<String, Object> rows(InMemoryRows from) {
    Map<String, Object> found = new HashMap<>();
    List<String> keys = new ArrayList<>(List.of("owner0", "owner1"));
    for (int account = 0; account < ACCOUNTS; account++) {
      keys.add("a" + account);
    }
    keys.forEach(key -> from.find(key).ifPresent(row -> found.put(key, row)));
    return found;
  }
}
