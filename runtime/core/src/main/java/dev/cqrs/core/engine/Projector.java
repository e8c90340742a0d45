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
  private final MissingEvents missing;
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
    this.missing = new MissingEvents(history);
    this.backoff = backoff;
  }

  /**
   * Projects an event that was delivered; returns when the rows contain it. What is missing before
   * it is read and saved page by page, so that what was done stays done when the time is over.
   *
   * @throws ProjectionException if it or an event before it cannot be projected, which parks the
   *     aggregate; or if too many races were lost or the event store has no such event
   * @throws RuntimeException if the event store failed, or showed a history with a gap again and
   *     again
   */
  public void project(StoredEvent event) {
    if (!fold.projects(event)) {
      return;
    }
    CatchUp done = CatchUp.NOTHING;
    int lost = 0;
    while (lost < ATTEMPTS) {
      Snapshot before = load(event);
      if (before.version() >= event.metadata().version()) {
        return;
      }
      List<StoredEvent> next = next(done.after(before), event);
      if (writer.write(before, next)) {
        done = caughtUp(before, next);
        if (done.version() >= event.metadata().version()) {
          return;
        }
      } else {
        backoff.pause(++lost);
      }
    }
    throw fold.contention(event, ATTEMPTS);
  }

  /**
   * Projects what the rows miss of an aggregate, from the event store, page by page.
   *
   * @param aggregateId the aggregate
   * @return empty if the rows contain all its events now, else why they do not
   * @throws ProjectionException if an event cannot be projected and that could not be marked
   * @throws IllegalStateException if too many races were lost
   */
  public Optional<Parked> retry(String aggregateId) {
    CatchUp done = CatchUp.NOTHING;
    int lost = 0;
    while (lost < ATTEMPTS) {
      Snapshot before = rows.load(aggregateId);
      List<StoredEvent> next = missing.after(aggregateId, done.after(before));
      try {
        if (next.isEmpty() && writer.unpark(aggregateId)) {
          return Optional.empty();
        }
        if (!next.isEmpty() && writer.write(before, next)) {
          done = caughtUp(before, next);
        } else {
          backoff.pause(++lost);
        }
      } catch (ProjectionException e) {
        Parked parked = rows.load(aggregateId).parked();
        if (parked == null) {
          throw e;
        }
        return Optional.of(parked);
      }
    }
    throw new IllegalStateException(
        "The rows of " + aggregateId + " were changed by others " + ATTEMPTS + " times.");
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

  private List<StoredEvent> next(long after, StoredEvent event) {
    if (after == event.metadata().version() - 1) {
      return List.of(event);
    }
    List<StoredEvent> next = missing.after(event.metadata().aggregateId(), after);
    if (next.isEmpty()) {
      throw fold.failure(event, "the event store has no such version", null);
    }
    return next;
  }

  private CatchUp caughtUp(Snapshot before, List<StoredEvent> written) {
    long position =
        written.stream()
            .filter(fold::projects)
            .mapToLong(event -> event.metadata().version())
            .reduce(before.version(), (first, second) -> second);
    return new CatchUp(position, written.get(written.size() - 1).metadata().version());
  }
}
