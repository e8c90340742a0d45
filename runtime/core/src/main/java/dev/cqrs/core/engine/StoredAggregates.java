package dev.cqrs.core.engine;

import dev.cqrs.api.Aggregates;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states of aggregates, as they are in the event store. */
final class StoredAggregates implements Aggregates {

  private final Map<String, EventFold<?>> folds = new TreeMap<>();
  private final Map<String, AggregateRepository<?>> repositories = new TreeMap<>();

  StoredAggregates(Application application, EventStore store) {
    application.aggregates().forEach(type -> add(type, store));
  }

  private <S> void add(AggregateType<S> type, EventStore store) {
    EventFold<S> fold = new EventFold<>(type);
    folds.put(type.name(), fold);
    repositories.put(type.name(), new AggregateRepository<>(type, fold, store));
  }

  @Override
  public <S> Optional<S> find(Class<S> aggregate, String id) {
    AggregateRepository<?> repository = repositories.get(aggregate.getSimpleName());
    if (repository == null) {
      throw new IllegalArgumentException(
          aggregate.getName() + " is no aggregate; there are " + String.join(", ", folds.keySet()));
    }
    try {
      return Optional.ofNullable(aggregate.cast(repository.load(id).state()));
    } catch (WrongAggregateException e) {
      return Optional.empty();
    }
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
