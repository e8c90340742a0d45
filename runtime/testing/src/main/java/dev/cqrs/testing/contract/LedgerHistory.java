package dev.cqrs.testing.contract;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A random history of a {@link Ledger} in an event store, and the rows that follow from it. */
final class LedgerHistory {

  private static final int OWNERS = 3;

  private final EventStore store;
  private final Random random;
  private final String run = UUID.randomUUID().toString();
  private final List<StoredEvent> events = new ArrayList<>();
  private final Map<String, Long> versions = new TreeMap<>();
  private final Map<String, String> ownerOf = new HashMap<>();
  private final Map<String, BigDecimal> balances = new HashMap<>();

  LedgerHistory(EventStore store, Random random) {
    this.store = store;
    this.random = random;
  }

  /** Appends events of accounts and gifts, in an order mixed from all of them. */
  LedgerHistory write(int accounts, int gifts, int length) {
    for (int step = 0; step < length; step++) {
      int aggregate = random.nextInt(accounts + gifts);
      if (aggregate < accounts) {
        account("account-" + aggregate + "-" + run);
      } else {
        gift("gift-" + aggregate + "-" + run);
      }
    }
    return this;
  }

  /** Appends an event to an open account that a broken read model cannot project. */
  StoredEvent poison() {
    String id = "account-0-" + run;
    if (!balances.containsKey(id)) {
      open(id);
    }
    move(id, Ledger.POISON);
    StoredEvent poison = events.get(events.size() - 1);
    for (int step = random.nextInt(4); step > 0; step--) {
      account(id);
    }
    return poison;
  }

  private void account(String id) {
    if (!balances.containsKey(id)) {
      open(id);
    } else if (random.nextInt(5) == 0) {
      append("Account", id, "Closed", balances.remove(id));
    } else if (random.nextInt(5) == 0) {
      // Nothing projects it, but it takes a version.
      append("Account", id, "Noted", BigDecimal.ZERO);
    } else {
      move(id, BigDecimal.valueOf(random.nextInt(100_000), 2).add(new BigDecimal("10")));
    }
  }

  private void open(String id) {
    ownerOf.put(id, owner());
    balances.put(id, BigDecimal.ONE);
    append("Account", id, "Opened", BigDecimal.ONE);
  }

  private void move(String id, BigDecimal amount) {
    balances.merge(id, amount, BigDecimal::add);
    append("Account", id, "Moved", amount);
  }

  private void gift(String id) {
    if (ownerOf.containsKey(id)) {
      append("Gift", id, "Taken", BigDecimal.ZERO);
      ownerOf.remove(id);
    } else {
      ownerOf.put(id, owner());
      append("Gift", id, "Given", BigDecimal.ZERO);
    }
  }

  private String owner() {
    return "owner-" + random.nextInt(OWNERS) + "-" + run;
  }

  private void append(String aggregate, String id, String type, BigDecimal amount) {
    long version = versions.merge(id, 1L, Long::sum);
    String command = "command-" + id + "-" + version;
    Instant time = Instant.parse("2026-01-02T03:04:05Z").plusMillis(events.size());
    EventMetadata metadata =
        new EventMetadata(
            "event-" + id + "-" + version, aggregate, id, version, time, command, command, command);
    StoredEvent event =
        new StoredEvent(
            metadata, type, 1, Map.of("owner", ownerOf.get(id), "amount", normal(amount)));
    store.append(List.of(event));
    events.add(event);
  }

  List<StoredEvent> events() {
    return events;
  }

  Set<String> aggregates() {
    return versions.keySet();
  }

  /** The keys that rows may have: those of accounts and those of owners. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>(versions.keySet());
    for (int owner = 0; owner < OWNERS; owner++) {
      keys.add("owner-" + owner + "-" + run);
    }
    return keys;
  }

  /** The rows of accounts, told without the engine. */
  static Map<String, Map<String, Object>> accounts(List<StoredEvent> events) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (StoredEvent event : events) {
      String id = event.metadata().aggregateId();
      BigDecimal amount = (BigDecimal) event.data().get("amount");
      if (event.type().equals("Opened")) {
        rows.put(id, new LinkedHashMap<>(Map.of("id", id, "owner", event.data().get("owner"))));
      }
      if (event.type().equals("Opened") || event.type().equals("Moved")) {
        add(rows.get(id), "balance", amount);
        add(rows.get(id), "events", BigDecimal.ONE);
      } else if (event.type().equals("Closed")) {
        rows.remove(id);
      }
    }
    return rows;
  }

  /** The rows of owners, told without the engine. */
  static Map<String, Map<String, Object>> owners(List<StoredEvent> events) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (StoredEvent event : events) {
      String owner = (String) event.data().get("owner");
      BigDecimal amount = (BigDecimal) event.data().get("amount");
      Map<String, Object> row =
          rows.computeIfAbsent(owner, id -> new LinkedHashMap<>(Map.of("id", id)));
      boolean closed = event.type().equals("Closed");
      add(row, "accounts", BigDecimal.valueOf(closed ? -1 : event.type().equals("Opened") ? 1 : 0));
      add(row, "total", closed ? amount.negate() : amount);
      int gifts = event.type().equals("Given") ? 1 : event.type().equals("Taken") ? -1 : 0;
      add(row, "gifts", BigDecimal.valueOf(gifts));
    }
    rows.values().removeIf(row -> zero(row, "accounts") && zero(row, "gifts"));
    return rows;
  }

  private static boolean zero(Map<String, Object> row, String field) {
    return ((BigDecimal) row.get(field)).signum() == 0;
  }

  private static void add(Map<String, Object> row, String field, BigDecimal amount) {
    row.merge(field, normal(amount), (a, b) -> normal(((BigDecimal) a).add((BigDecimal) b)));
  }

  private static BigDecimal normal(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
