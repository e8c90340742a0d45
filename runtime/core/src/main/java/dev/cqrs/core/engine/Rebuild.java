package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventScan.Page;
import dev.cqrs.core.eventstore.EventScan.Position;
import dev.cqrs.core.eventstore.EventScan.Slice;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ProjectedRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Fills a read model from the whole event store while it also gets new events, page by page, and
 * compares it with the store afterwards.
 *
 * <p>A page is projected through the same guard as events that are delivered, so pages may come in
 * any order, twice, and at the same time as deliveries.
 *
 * @param <R> the row
 */
public final class Rebuild<R> {

  private final RowFold<R> fold;
  private final Projector<R> projector;
  private final RowComparison<R> comparison;
  private final EventScan scan;

  /**
   * Makes a rebuild.
   *
   * @param type the read model
   * @param rows its rows
   * @param history where missing events are read
   * @param scan where all events are read
   * @param projector projects onto the same rows
   */
  public Rebuild(
      ReadModelType<R> type,
      ProjectedRows rows,
      EventHistory history,
      EventScan scan,
      Projector<R> projector) {
    this.fold = new RowFold<>(type);
    this.projector = projector;
    this.comparison = new RowComparison<>(type, rows, history);
    this.scan = scan;
  }

  /** Returns what projects onto the rows. */
  public Projector<R> projector() {
    return projector;
  }

  /**
   * Projects the events of a slice. Of each aggregate only the last one is projected: that brings
   * the ones before it along.
   *
   * @param slice what to read
   * @param goesOn asked after each aggregate; the slice is cut short when it is false
   * @return what was done, and where to go on
   * @throws ProjectionException if others were at the row of the first aggregate all the time: ask
   *     for the slice again
   */
  public Filled fill(Slice slice, BooleanSupplier goesOn) {
    Page page = scan.page(slice);
    int scanned = 0;
    int projected = 0;
    List<Refused> refused = new ArrayList<>();
    for (List<StoredEvent> events : byAggregate(page)) {
      if (scanned > 0 && !goesOn.getAsBoolean()) {
        return new Filled(
            scanned, projected, refused, Optional.of(Position.of(page.events().get(scanned - 1))));
      }
      scanned += events.size();
      List<StoredEvent> relevant = events.stream().filter(fold::projects).toList();
      if (!relevant.isEmpty()) {
        StoredEvent last = relevant.get(relevant.size() - 1);
        try {
          projector.project(last);
          projected += relevant.size();
        } catch (ProjectionException e) {
          if (e.isContended()) {
            return cutShort(page, scanned - events.size(), projected, refused, e);
          }
          refused.add(Refused.of(last, e));
        }
      }
    }
    return new Filled(scanned, projected, refused, page.next());
  }

  /** A row that many aggregates feed is fought for: what lost is left for the next slice. */
  private static Filled cutShort(
      Page page, int done, int projected, List<Refused> refused, ProjectionException contention) {
    if (done == 0) {
      throw contention;
    }
    Position last = Position.of(page.events().get(done - 1));
    return new Filled(done, projected, refused, Optional.of(last));
  }

  /**
   * Compares the rows with the events of a slice. What differs only because a new event is still on
   * its way does not differ any more when it is asked for again.
   *
   * @param slice what to read
   * @return what differs, and where to go on
   */
  public Compared compare(Slice slice) {
    Page page = scan.page(slice);
    List<Difference> differences = new ArrayList<>();
    for (List<StoredEvent> events : byAggregate(page)) {
      List<StoredEvent> relevant = events.stream().filter(fold::projects).toList();
      if (!relevant.isEmpty()) {
        comparison.difference(relevant.get(relevant.size() - 1)).ifPresent(differences::add);
      }
    }
    return new Compared(page.events().size(), differences, page.next());
  }

  private static Collection<List<StoredEvent>> byAggregate(Page page) {
    Map<String, List<StoredEvent>> byAggregate = new LinkedHashMap<>();
    for (StoredEvent event : page.events()) {
      byAggregate
          .computeIfAbsent(event.metadata().aggregateId(), id -> new ArrayList<>())
          .add(event);
    }
    return byAggregate.values();
  }

  /**
   * What became of a slice.
   *
   * @param scanned how many events were read and dealt with
   * @param projected how many of them the rows now contain
   * @param refused the aggregates whose events could not be projected
   * @param next where the next slice starts, or empty if the segment is done
   */
  public record Filled(
      int scanned, int projected, List<Refused> refused, Optional<Position> next) {}

  /**
   * An event that could not be projected.
   *
   * @param aggregateId its aggregate
   * @param version its version
   * @param reason names and ids, no data of the event
   */
  public record Refused(String aggregateId, long version, String reason) {

    static Refused of(StoredEvent event, ProjectionException failure) {
      return new Refused(
          event.metadata().aggregateId(), event.metadata().version(), failure.getMessage());
    }
  }

  /**
   * How a slice compares.
   *
   * @param scanned how many events were read
   * @param differences the aggregates that differ
   * @param next where the next slice starts, or empty if the segment is done
   */
  public record Compared(int scanned, List<Difference> differences, Optional<Position> next) {}

  /**
   * An aggregate that the read model does not show as the store has it.
   *
   * @param aggregateId the aggregate
   * @param version the version that must have been projected
   * @param position the version that was projected last; 0 if none was
   * @param reason names and ids, no data of events or rows
   */
  public record Difference(String aggregateId, long version, long position, String reason) {}
}
