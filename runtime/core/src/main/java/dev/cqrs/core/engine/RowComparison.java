package dev.cqrs.core.engine;

import dev.cqrs.core.engine.Rebuild.Difference;
import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Compares stored rows with what the event store says they should be. */
final class RowComparison<R> {

  private final ReadModelType<R> type;
  private final RowFold<R> fold;
  private final ProjectedRows rows;
  private final MissingEvents history;

  RowComparison(ReadModelType<R> type, ProjectedRows rows, EventHistory history) {
    this.type = type;
    this.fold = new RowFold<>(type);
    this.rows = rows;
    this.history = new MissingEvents(history);
  }

  /** Returns how an aggregate differs, whose events up to this one must have been projected. */
  Optional<Difference> difference(StoredEvent event) {
    String aggregateId = event.metadata().aggregateId();
    long version = event.metadata().version();
    long position = 0;
    try {
      Snapshot stored = rows.load(fold.rowKey(event), aggregateId);
      position = stored.version();
      if (position < version) {
        return Optional.of(
            new Difference(
                aggregateId,
                version,
                position,
                "%s has projected %s up to version %d, and the event store has version %d"
                    .formatted(type.name(), aggregateId, position, version)));
      }
      // A row of many aggregates is compared by their positions: its fold would read them all.
      if (type.crossAggregate() || same(stored.row(), folded(stored))) {
        return Optional.empty();
      }
      return Optional.of(
          new Difference(
              aggregateId,
              version,
              position,
              "the row %s of %s is not what its events up to version %d make of it"
                  .formatted(stored.rowKey(), type.name(), position)));
    } catch (ProjectionException e) {
      return Optional.of(new Difference(aggregateId, version, position, e.getMessage()));
    }
  }

  private Map<String, Object> folded(Snapshot stored) {
    Map<String, Object> row = null;
    long version = 0;
    while (version < stored.version()) {
      List<StoredEvent> page = history.after(stored.aggregateId(), version);
      if (page.isEmpty()) {
        return row;
      }
      for (StoredEvent event : page) {
        version = event.metadata().version();
        row = version <= stored.version() ? fold.fold(stored.rowKey(), row, event) : row;
      }
    }
    return row;
  }

  /** A component that is null is not stored, and a number is stored by its value. */
  private static boolean same(Object one, Object other) {
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      TreeSet<Object> names = new TreeSet<>(a.keySet());
      names.addAll(b.keySet());
      return names.stream().allMatch(name -> same(a.get(name), b.get(name)));
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    return one == null ? other == null : one.equals(other);
  }
}
