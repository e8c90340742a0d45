package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event store in memory. */
public final class InMemoryEventStore implements EventStore {

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

  /** Returns all events, in the order in which they were appended. */
  public synchronized List<StoredEvent> all() {
    return List.copyOf(appended);
  }

  private List<StoredEvent> history(String aggregateId) {
    return histories.getOrDefault(aggregateId, List.of());
  }
}
