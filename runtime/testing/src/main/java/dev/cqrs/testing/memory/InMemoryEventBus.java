package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import java.util.ArrayList;
import java.util.List;

/** An event bus in memory that takes and remembers every event. */
public final class InMemoryEventBus implements EventBus {

  private final List<StoredEvent> published = new ArrayList<>();

  @Override
  public synchronized List<Refused> publish(List<StoredEvent> events) {
    published.addAll(events);
    return List.of();
  }

  /** Returns the events that were published, in order. */
  public synchronized List<StoredEvent> published() {
    return List.copyOf(published);
  }
}
