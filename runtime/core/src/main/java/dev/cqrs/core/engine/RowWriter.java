package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import dev.cqrs.core.readmodel.RowRefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes events to the rows of a read model, as far as they can be applied. */
final class RowWriter<R> {

  private final RowFold<R> fold;
  private final boolean crossAggregate;
  private final ProjectedRows rows;
  private final Clock clock;

  RowWriter(RowFold<R> fold, boolean crossAggregate, ProjectedRows rows, Clock clock) {
    this.fold = fold;
    this.crossAggregate = crossAggregate;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Writes events of one aggregate.
   *
   * @param before what was loaded
   * @param events the events that follow what was loaded, in order and without gaps
   * @return whether the rows contain them; false means that a race was lost
   * @throws ProjectionException if one of them cannot be applied: those before it were written, and
   *     the aggregate is parked
   */
  boolean write(Snapshot before, List<StoredEvent> events) {
    return crossAggregate ? each(before, events) : together(before, events);
  }

  /** Takes away the marker of an aggregate whose events were all written; false is a lost race. */
  boolean unpark(String aggregateId) {
    Snapshot now = rows.load(aggregateId);
    return now.parked() == null || rows.park(now, null);
  }

  /** All events of an aggregate belong to one row: they are folded in memory and saved once. */
  private boolean together(Snapshot before, List<StoredEvent> events) {
    Map<String, Object> row = before.row();
    long version = before.version();
    int folded = 0;
    try {
      for (; folded < events.size(); folded++) {
        StoredEvent event = events.get(folded);
        row = fold.fold(before.rowKey(), row, event);
        version = fold.projects(event) ? event.metadata().version() : version;
      }
    } catch (ProjectionException e) {
      // What was folded is saved first; the poison is found out again below.
    }
    try {
      if (version > before.version() && !rows.save(before, row, version)) {
        return false;
      }
    } catch (RowRefusedException e) {
      // One by one, the row keeps what it can hold.
      return each(before, events);
    }
    if (folded == events.size()) {
      return true;
    }
    Snapshot now = rows.load(before.aggregateId());
    // If somebody else has projected it since, it must be neither parked nor applied again.
    return now.version() == version && each(now, events.subList(folded, events.size()));
  }

  /** Each event may belong to another row: the position of the aggregate advances with each. */
  private boolean each(Snapshot first, List<StoredEvent> events) {
    long position = first.version();
    for (StoredEvent event : events) {
      if (!fold.projects(event)) {
        continue;
      }
      try {
        String rowKey = fold.rowKey(event);
        // Before anything was saved, what was loaded first still counts: that spares a read.
        boolean loaded = position == first.version() && rowKey.equals(first.rowKey());
        Snapshot before = loaded ? first : rows.load(rowKey, first.aggregateId());
        if (before.version() != position
            || !rows.save(
                before, fold.fold(rowKey, before.row(), event), event.metadata().version())) {
          return false;
        }
      } catch (ProjectionException e) {
        return park(position, event, e);
      } catch (RowRefusedException e) {
        return park(position, event, fold.failure(event, e.getMessage(), e));
      }
      position = event.metadata().version();
    }
    return true;
  }

  /** Marks the aggregate and throws the failure; returns false if somebody else was faster. */
  private boolean park(long position, StoredEvent event, ProjectionException failure) {
    try {
      Snapshot now = rows.load(event.metadata().aggregateId());
      if (now.version() != position || !rows.park(now, marker(now.parked(), event, failure))) {
        return false;
      }
    } catch (RuntimeException e) {
      // The failure counts more than that its marker could not be written.
      failure.addSuppressed(e);
    }
    throw failure;
  }

  private Parked marker(Parked before, StoredEvent event, ProjectionException failure) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long version = event.metadata().version();
    boolean again = before != null && before.version() == version;
    return new Parked(
        event.metadata().eventId(),
        event.type(),
        version,
        failure.reason(),
        again ? before.firstTry() : now,
        now,
        again ? before.tries() + 1 : 1);
  }
}
