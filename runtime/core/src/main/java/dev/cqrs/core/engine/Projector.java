package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import dev.cqrs.core.readmodel.RowRefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a read model equal to the fold of the event store, whatever was delivered twice, late or
 * not at all.
 *
 * <p>An event is applied only on the version before it. What was applied is ignored; what is
 * missing is read from the event store first. An event that cannot be applied parks its aggregate:
 * the rows keep what came before it, and every later delivery tries again from there.
 *
 * @param <R> the row
 */
public final class Projector<R> {

  private static final int ATTEMPTS = 10;

  private final RowFold<R> fold;
  private final RowWriter<R> writer;
  private final ProjectedRows rows;
  private final EventHistory history;
  private final Backoff backoff;

  /** Makes a projector that waits a moment after a lost race and tells time by the system clock. */
  public Projector(ReadModelType<R> type, ProjectedRows rows, EventHistory history) {
    this(type, rows, history, Backoff.jittered());
  }

  /** Makes a projector that tells time by the system clock. */
  public Projector(
      ReadModelType<R> type, ProjectedRows rows, EventHistory history, Backoff backoff) {
    this(type, rows, history, backoff, Clock.systemUTC());
  }

  /**
   * Makes a projector.
   *
   * @param type the read model
   * @param rows its rows
   * @param history where missing events are read
   * @param backoff waits after a lost race
   * @param clock tells when an aggregate was parked
   */
  public Projector(
      ReadModelType<R> type,
      ProjectedRows rows,
      EventHistory history,
      Backoff backoff,
      Clock clock) {
    this.fold = new RowFold<>(type);
    this.writer = new RowWriter<>(fold, type.crossAggregate(), rows, clock);
    this.rows = rows;
    this.history = history;
    this.backoff = backoff;
  }

  /**
   * Projects an event that was delivered; returns when the rows contain it.
   *
   * @throws ProjectionException if it or an event before it cannot be projected, which parks the
   *     aggregate; or if too many races were lost or the event store has no such event
   */
  public void project(StoredEvent event) {
    if (!fold.projects(event)) {
      return;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Snapshot before = load(event);
      if (before.version() >= event.metadata().version()
          || writer.write(before, missing(before.version(), event))) {
        return;
      }
      backoff.pause(attempt);
    }
    throw fold.contention(event, ATTEMPTS);
  }

  /**
   * Projects what the rows miss of an aggregate, from the event store.
   *
   * @param aggregateId the aggregate
   * @return empty if the rows contain all its events now, else why they do not
   * @throws ProjectionException if an event cannot be projected and that could not be marked
   * @throws IllegalStateException if too many races were lost
   */
  public Optional<Parked> retry(String aggregateId) {
    for (int attempt = 1; ; attempt++) {
      Snapshot before = rows.load(aggregateId);
      List<StoredEvent> missing = history.read(aggregateId, before.version());
      try {
        if (writer.write(before, missing) && writer.unpark(aggregateId)) {
          return Optional.empty();
        }
      } catch (ProjectionException e) {
        Parked parked = rows.load(aggregateId).parked();
        if (parked == null) {
          throw e;
        }
        return Optional.of(parked);
      }
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException(
            "The rows of " + aggregateId + " were changed by others " + ATTEMPTS + " times.");
      }
      backoff.pause(attempt);
    }
  }

  /** An event whose row cannot be told or loaded is poison: the writer finds that out again. */
  private Snapshot load(StoredEvent event) {
    String aggregateId = event.metadata().aggregateId();
    try {
      return rows.load(fold.rowKey(event), aggregateId);
    } catch (ProjectionException | RowRefusedException e) {
      return rows.load(aggregateId);
    }
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
}
