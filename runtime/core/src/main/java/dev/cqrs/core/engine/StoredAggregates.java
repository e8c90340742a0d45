package dev.cqrs.core.engine;

import dev.cqrs.api.Aggregates;
import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states of aggregates, folded from the event store. */
final class StoredAggregates implements Aggregates {

  private final Map<String, EventFold<?>> folds = new TreeMap<>();
  private final EventHistory history;

  StoredAggregates(Application application, EventHistory history) {
    for (AggregateType<?> type : application.aggregates()) {
      folds.put(type.name(), new EventFold<>(type));
    }
    this.history = history;
  }

  @Override
  public <S> Optional<S> find(Class<S> aggregate, String id) {
    EventFold<?> fold = folds.get(aggregate.getSimpleName());
    if (fold == null) {
      throw new IllegalArgumentException(
          aggregate.getName() + " is no aggregate; there are " + String.join(", ", folds.keySet()));
    }
    List<StoredEvent> events = history.read(id, 0);
    if (events.isEmpty()
        || !events.get(0).metadata().aggregateType().equals(aggregate.getSimpleName())) {
      return Optional.empty();
    }
    return Optional.of(aggregate.cast(fold.fold(null, events)));
  }

  /** Returns the record of a stored event. */
  Object decode(StoredEvent event) {
    EventFold<?> fold = folds.get(event.metadata().aggregateType());
    if (fold == null) {
      throw new IllegalStateException("no aggregate applies " + Events.describe(event));
    }
    return fold.decode(event);
  }
}
