package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * Keeps a read model equal to the fold of the event store, whatever was delivered twice, late or
 * not at all.
 *
 * <p>An event is applied only on the version before it. What was applied is ignored; what is
 * missing is read from the event store first.
 *
 * @param <R> the row
 */
public final class Projector<R> {

  private static final int ATTEMPTS = 10;

  private final RowFold<R> fold;
  private final boolean crossAggregate;
  private final ProjectedRows rows;
  private final EventHistory history;
  private final Backoff backoff;

  /** Makes a projector that waits a moment after a lost race. */
  public Projector(ReadModelType<R> type, ProjectedRows rows, EventHistory history) {
    this(type, rows, history, Backoff.jittered());
  }

  /**
   * Makes a projector.
   *
   * @param type the read model
   * @param rows its rows
   * @param history where missing events are read
   * @param backoff waits after a lost race
   */
  public Projector(
      ReadModelType<R> type, ProjectedRows rows, EventHistory history, Backoff backoff) {
    this.fold = new RowFold<>(type);
    this.crossAggregate = type.crossAggregate();
    this.rows = rows;
    this.history = history;
    this.backoff = backoff;
  }

  /**
   * Projects an event that was delivered; returns when the rows contain it.
   *
   * @throws ProjectionException if the event cannot be projected, or too many races were lost
   */
  public void project(StoredEvent event) {
    if (!fold.projects(event)) {
      return;
    }
    String rowKey = fold.rowKey(event);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Snapshot before = rows.load(rowKey, event.metadata().aggregateId());
      if (before.version() >= event.metadata().version()) {
        return;
      }
      List<StoredEvent> missing = missing(before.version(), event);
      if (crossAggregate ? saveEach(before, missing) : saveAll(before, missing)) {
        return;
      }
      backoff.pause(attempt);
    }
    throw fold.failure(
        event, "the row was changed by others " + ATTEMPTS + " times meanwhile", null);
  }

  private List<StoredEvent> missing(long after, StoredEvent event) {
    long version = event.metadata().version();
    if (after == version - 1) {
      return List.of(event);
    }
    List<StoredEvent> missing = history.read(event.metadata().aggregateId(), after);
    boolean reached = missing.stream().anyMatch(stored -> stored.metadata().version() == version);
    if (!reached) {
      throw fold.failure(event, "the event store has no such version", null);
    }
    return missing;
  }

  /** All events of an aggregate belong to one row: they are folded in memory and saved once. */
  private boolean saveAll(Snapshot before, List<StoredEvent> events) {
    Map<String, Object> row = before.row();
    long version = before.version();
    for (StoredEvent event : events) {
      row = fold.fold(before.rowKey(), row, event);
      version = event.metadata().version();
    }
    return rows.save(before, row, version);
  }

  /** Each event may belong to another row: the position of the aggregate advances with each. */
  private boolean saveEach(Snapshot first, List<StoredEvent> events) {
    long position = first.version();
    for (StoredEvent event : events) {
      if (!fold.projects(event)) {
        continue;
      }
      String rowKey = fold.rowKey(event);
      // Before anything was saved, what was loaded first still counts: that spares a read.
      boolean loaded = position == first.version() && rowKey.equals(first.rowKey());
      Snapshot before = loaded ? first : rows.load(rowKey, first.aggregateId());
      if (before.version() != position) {
        return false;
      }
      Map<String, Object> row = fold.fold(before.rowKey(), before.row(), event);
      if (!rows.save(before, row, event.metadata().version())) {
        return false;
      }
      position = event.metadata().version();
    }
    return true;
  }
}
