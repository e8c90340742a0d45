package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event store in memory. */
public final class InMemoryEventStore implements EventStore, EventScan {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::aggregateId).thenComparing(Position::version);

  private final Map<String, List<StoredEvent>> histories = new HashMap<>();
  private final List<StoredEvent> appended = new ArrayList<>();

  @Override
  public synchronized List<StoredEvent> read(String aggregateId, long afterVersion) {
    return history(aggregateId).stream()
        .filter(event -> event.metadata().version() > afterVersion)
        .toList();
  }

  @Override
  public synchronized Optional<StoredEvent> append(List<StoredEvent> events) {
    String aggregateId = events.get(0).metadata().aggregateId();
    for (StoredEvent event : events) {
      Optional<StoredEvent> holder =
          history(aggregateId).stream()
              .filter(stored -> stored.metadata().version() == event.metadata().version())
              .findFirst();
      if (holder.isPresent()) {
        return holder;
      }
    }
    histories.computeIfAbsent(aggregateId, id -> new ArrayList<>()).addAll(events);
    appended.addAll(events);
    return Optional.empty();
  }

  @Override
  public synchronized Page page(Slice slice) {
    List<StoredEvent> rest =
        appended.stream()
            .filter(event -> segment(event, slice.segments()) == slice.segment())
            .filter(
                event ->
                    slice
                        .after()
                        .map(last -> ORDER.compare(Position.of(event), last) > 0)
                        .orElse(true))
            .sorted(Comparator.comparing(Position::of, ORDER))
            .toList();
    List<StoredEvent> page = rest.stream().limit(slice.limit()).toList();
    return new Page(
        page,
        page.size() < rest.size()
            ? Optional.of(Position.of(page.get(page.size() - 1)))
            : Optional.empty());
  }

  private static int segment(StoredEvent event, int segments) {
    return Math.floorMod(event.metadata().aggregateId().hashCode(), segments);
  }

  /** Returns all events, in the order in which they were appended. */
  public synchronized List<StoredEvent> all() {
    return List.copyOf(appended);
  }

  private List<StoredEvent> history(String aggregateId) {
    return histories.getOrDefault(aggregateId, List.of());
  }
}
