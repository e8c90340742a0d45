package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.Appended;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** An event store in memory. */
public final class InMemoryEventStore implements EventStore, EventScan {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::aggregateId).thenComparing(Position::version);

  /** The events of each aggregate: version v has index v − 1. */
  private final Map<String, List<StoredEvent>> histories = new HashMap<>();

  private final List<StoredEvent> appended = new ArrayList<>();

  /** The id of the aggregate that holds a value. */
  private final Map<UniqueValue, String> values = new HashMap<>();

  @Override
  public synchronized List<StoredEvent> read(String aggregateId, long afterVersion) {
    List<StoredEvent> history = history(aggregateId);
    return history.subList((int) Math.min(afterVersion, history.size()), history.size()).stream()
        .map(event -> event.with(Optional.empty()))
        .toList();
  }

  @Override
  public synchronized Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
    List<StoredEvent> history = List.copyOf(history(aggregateId));
    long newest = Math.min(from, history.size());
    return LongStream.iterate(newest, version -> version >= 1, version -> version - 1)
        .mapToObj(version -> history.get((int) version - 1))
        .iterator();
  }

  @Override
  public synchronized AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
    String aggregateId = events.get(0).metadata().aggregateId();
    List<StoredEvent> history = history(aggregateId);
    long version = events.get(0).metadata().version();
    if (version <= history.size()) {
      return new VersionTaken(Optional.of(history.get((int) version - 1)));
    }
    if (version != history.size() + 1L) {
      throw new IllegalArgumentException(
          "%s is at version %d; an event of version %d would leave a gap"
              .formatted(aggregateId, history.size(), version));
    }
    for (UniqueValue value : changes.taken()) {
      if (!values.getOrDefault(value, aggregateId).equals(aggregateId)) {
        return new ValueTaken(value);
      }
    }
    histories.computeIfAbsent(aggregateId, id -> new ArrayList<>()).addAll(events);
    appended.addAll(events);
    changes.released().forEach(value -> values.remove(value, aggregateId));
    changes.taken().forEach(value -> values.put(value, aggregateId));
    return new Appended();
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
