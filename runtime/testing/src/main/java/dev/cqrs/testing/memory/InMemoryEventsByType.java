package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads an event store in memory by type and time. */
public final class InMemoryEventsByType implements EventsByType {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::timestamp)
          .thenComparing(Position::aggregateId)
          .thenComparing(Position::version);

  private final InMemoryEventStore store;

  /** Makes a reader of a store. */
  public InMemoryEventsByType(InMemoryEventStore store) {
    this.store = store;
  }

  @Override
  public Page page(Slice slice) {
    List<StoredEvent> rest =
        store.all().stream()
            .filter(event -> event.type().equals(slice.type()) && inWindow(event, slice))
            .filter(event -> slice.after().map(last -> isAfter(event, last)).orElse(true))
            .sorted(Comparator.comparing(Position::of, ORDER))
            .map(event -> event.with(Optional.empty()))
            .toList();
    List<StoredEvent> page = rest.stream().limit(slice.limit()).toList();
    return new Page(
        page,
        page.size() < rest.size()
            ? Optional.of(Position.of(page.get(page.size() - 1)))
            : Optional.empty());
  }

  private static boolean inWindow(StoredEvent event, Slice slice) {
    return !event.metadata().timestamp().isBefore(slice.from())
        && !event.metadata().timestamp().isAfter(slice.to());
  }

  private static boolean isAfter(StoredEvent event, Position last) {
    return ORDER.compare(Position.of(event), last) > 0;
  }
}
