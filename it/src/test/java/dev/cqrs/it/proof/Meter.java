package dev.cqrs.it.proof;

import dev.cqrs.maven.infrastructure.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests and capacity units of what passes a {@link FaultProxy}, by the rules of the
 * service; DynamoDB Local counts transactions wrongly.
 *
 * <p>A strongly consistent read takes a unit for each 4 KB of all items of the page, another one
 * half of that. A write takes a unit for each KB of the larger of the old and the new item, twice
 * that in a transaction, also when its condition fails; each index that holds the item takes a unit
 * for each KB of its copy.
 */
final class Meter implements Faults {

  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private final Table table;

  private final Map<List<Object>, Long> sizes = new ConcurrentHashMap<>();
  private Usage usage = Usage.NOTHING;

  /**
   * What was used.
   *
   * @param requests the number of requests
   * @param readUnits read capacity units
   * @param writeUnits write capacity units of tables
   * @param indexUnits write capacity units of indexes
   */
  record Usage(int requests, double readUnits, long writeUnits, long indexUnits) {

    static final Usage NOTHING = new Usage(0, 0, 0, 0);

    Usage plus(Usage other) {
      return new Usage(
          requests + other.requests,
          readUnits + other.readUnits,
          writeUnits + other.writeUnits,
          indexUnits + other.indexUnits);
    }

    static Usage read(long bytes, boolean strong) {
      double units = units(bytes, READ_BYTES);
      return new Usage(0, strong ? units : units / 2, 0, 0);
    }

    static Usage write(long units, long indexUnits) {
      return new Usage(0, 0, units, indexUnits);
    }
  }

  /**
   * @param table the table that items are put into
   */
  Meter(Table table) {
    this.table = table;
  }

  /** Returns what was used since the last time that this was asked. */
  synchronized Usage take() {
    Usage taken = usage;
    usage = Usage.NOTHING;
    return taken;
  }

  @Override
  public Fault of(Exchange exchange) {
    return Fault.NONE;
  }

  @Override
  public synchronized void answered(Exchange exchange) {
    Map<String, Object> input = exchange.input();
    usage = usage.plus(new Usage(1, 0, 0, 0));
    switch (exchange.operation()) {
      case "Query" -> read(input, exchange.output().get("Items"));
      case "GetItem" -> read(input, List.of(exchange.output().getOrDefault("Item", Map.of())));
      case "PutItem" -> put(input, 1, exchange.succeeded());
      case "TransactWriteItems" -> {
        for (Object action : (List<?>) input.get("TransactItems")) {
          ((Map<?, ?>) action).forEach((kind, write) -> write((String) kind, write, exchange));
        }
      }
      default -> throw new IllegalStateException("not metered: " + exchange.operation());
    }
  }

  private void read(Map<String, Object> input, Object items) {
    long bytes = ((List<?>) items).stream().mapToLong(Meter::size).sum();
    usage = usage.plus(Usage.read(bytes, Boolean.TRUE.equals(input.get("ConsistentRead"))));
  }

  @SuppressWarnings("unchecked")
  private void write(String kind, Object write, Exchange exchange) {
    if (kind.equals("Put")) {
      put((Map<String, Object>) write, 2, exchange.succeeded());
    } else {
      // Deletes and checks of conditions: of items of less than 1 KB here.
      usage = usage.plus(Usage.write(2, 0));
    }
  }

  private void put(Map<String, Object> input, int factor, boolean succeeded) {
    Map<?, ?> item = (Map<?, ?>) input.get("Item");
    List<Object> key =
        List.of(input.get("TableName"), item.get("AggregateId"), item.get("Version"));
    long size = size(item);
    long old = sizes.getOrDefault(key, 0L);
    if (!succeeded) {
      usage = usage.plus(Usage.write(factor * units(old, WRITE_BYTES), 0));
      return;
    }
    sizes.put(key, size);
    usage =
        usage.plus(
            Usage.write(
                factor * units(Math.max(old, size), WRITE_BYTES),
                table.indexes().stream().mapToLong(index -> copy(index, item)).sum()));
  }

  /** Returns the units of an index, which holds items that have its key. */
  private long copy(Table.Index index, Map<?, ?> item) {
    Set<String> held = new HashSet<>(Set.of(index.partition().name()));
    index.sort().ifPresent(key -> held.add(key.name()));
    if (!item.keySet().containsAll(held)) {
      return 0;
    }
    held.add(table.partition().name());
    table.sort().ifPresent(key -> held.add(key.name()));
    held.addAll(index.attributes());
    Map<Object, Object> copy = new HashMap<>(item);
    if (!index.attributes().isEmpty()) {
      copy.keySet().retainAll(held);
    }
    return units(size(copy), WRITE_BYTES);
  }

  private static long units(long bytes, int unit) {
    return Math.max(1, (bytes + unit - 1) / unit);
  }

  private static long size(Object item) {
    return JsonItemSize.of((Map<?, ?>) item);
  }
}
