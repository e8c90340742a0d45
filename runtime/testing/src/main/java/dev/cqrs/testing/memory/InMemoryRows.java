package dev.cqrs.testing.memory;

import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rejection;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.ReadModelType.IndexType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ReadableRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of one read model in memory. */
public final class InMemoryRows implements ProjectedRows, ReadableRows {

  private static final Snapshot NOTHING = new Snapshot("", "", null, 0, 0);

  private final ReadModelType<?> type;
  private final Map<String, Snapshot> rows = new TreeMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Parked> parked = new HashMap<>();

  /** Makes a read model without rows. */
  public InMemoryRows(ReadModelType<?> type) {
    this.type = type;
  }

  @Override
  public synchronized Snapshot load(String rowKey, String aggregateId) {
    Snapshot row = rows.getOrDefault(rowKey, NOTHING);
    return new Snapshot(
        rowKey,
        aggregateId,
        row.row(),
        row.revision(),
        position(aggregateId),
        parked.get(aggregateId));
  }

  @Override
  public synchronized Snapshot load(String aggregateId) {
    return type.crossAggregate()
        ? new Snapshot(null, aggregateId, null, 0, position(aggregateId), parked.get(aggregateId))
        : load(aggregateId, aggregateId);
  }

  @Override
  public synchronized boolean save(Snapshot before, Map<String, Object> row, long version) {
    Snapshot now = load(before.rowKey(), before.aggregateId());
    if (now.revision() != before.revision() || now.version() != before.version()) {
      return false;
    }
    rows.put(
        before.rowKey(),
        new Snapshot(before.rowKey(), before.aggregateId(), row, now.revision() + 1, version));
    positions.put(before.aggregateId(), version);
    parked.remove(before.aggregateId());
    return true;
  }

  @Override
  public synchronized boolean park(Snapshot before, Parked marker) {
    if (position(before.aggregateId()) != before.version()) {
      return false;
    }
    if (marker == null) {
      parked.remove(before.aggregateId());
    } else {
      parked.put(before.aggregateId(), marker);
    }
    return true;
  }

  /** Returns the markers of parked aggregates, by the aggregate's id. */
  public synchronized Map<String, Parked> parked() {
    return Map.copyOf(parked);
  }

  @Override
  public synchronized long position(String aggregateId) {
    return positions.getOrDefault(aggregateId, 0L);
  }

  @Override
  public ReadableRows consistent() {
    return this;
  }

  @Override
  public synchronized Optional<Map<String, Object>> find(String key) {
    return Optional.ofNullable(rows.getOrDefault(key, NOTHING).row());
  }

  @Override
  public synchronized RowPage find(String index, String value, PageRequest page) {
    List<Map<String, Object>> sorted = sorted(index(index), value, page.descending());
    int start = page.after().map(token -> startAfter(token, index, value, sorted)).orElse(0);
    int end = Math.min(start + page.limit(), sorted.size());
    Optional<String> next =
        end < sorted.size()
            ? Optional.of(token(index, value, sorted.get(end - 1)))
            : Optional.empty();
    return new RowPage(sorted.subList(start, end), next);
  }

  private IndexType index(String name) {
    return type.indexes().stream()
        .filter(declared -> declared.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no index " + name));
  }

  private List<Map<String, Object>> sorted(IndexType index, String value, boolean descending) {
    Comparator<Map<String, Object>> order = Comparator.comparing(this::key);
    if (!index.sort().isEmpty()) {
      Comparator<Map<String, Object>> bySort =
          (a, b) -> compare(a.get(index.sort()), b.get(index.sort()));
      order = bySort.thenComparing(order);
    }
    return rows.values().stream()
        .map(Snapshot::row)
        // A row without one of the components is not in the index, as in DynamoDB.
        .filter(row -> row != null && isUnder(row.get(index.key()), value))
        .filter(row -> index.sort().isEmpty() || row.get(index.sort()) != null)
        .sorted(descending ? order.reversed() : order)
        .toList();
  }

  private static boolean isUnder(Object component, String value) {
    return component instanceof BigDecimal number
        ? number.toPlainString().equals(value)
        : value.equals(component);
  }

  private static int compare(Object a, Object b) {
    return a instanceof BigDecimal number
        ? number.compareTo((BigDecimal) b)
        : a.toString().compareTo(b.toString());
  }

  private String key(Map<String, Object> row) {
    return (String) row.get(type.key());
  }

  private String token(String index, String value, Map<String, Object> row) {
    String text = index + "\n" + value + "\n" + key(row);
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int startAfter(
      String token, String index, String value, List<Map<String, Object>> sorted) {
    for (int i = 0; i < sorted.size(); i++) {
      if (token(index, value, sorted.get(i)).equals(token)) {
        return i + 1;
      }
    }
    throw new Rejection("bad-page-token", "the page token is not one of this query");
  }
}
