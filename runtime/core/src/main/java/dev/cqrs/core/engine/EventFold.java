package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.EventType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the state of an aggregate up from its events. */
final class EventFold<S> {

  private final AggregateType<S> aggregate;
  private final Map<String, EventType<S, ?>> byName;
  private final Map<Class<?>, EventType<S, ?>> byRecord;

  EventFold(AggregateType<S> aggregate) {
    this.aggregate = aggregate;
    byName =
        aggregate.events().stream().collect(Collectors.toMap(EventType::name, Function.identity()));
    byRecord =
        aggregate.events().stream().collect(Collectors.toMap(EventType::type, Function.identity()));
  }

  /** Returns the state after more events; the state before the first one is null. */
  S fold(S state, List<StoredEvent> events) {
    S folded = state;
    for (StoredEvent event : events) {
      folded = fold(folded, event);
    }
    return folded;
  }

  /** Returns the state after one more event; the state before the first one is null. */
  S fold(S state, StoredEvent event) {
    return apply(typeOf(event), state, event);
  }

  /** Returns the record of a stored event. */
  Object decode(StoredEvent event) {
    return Events.decode(typeOf(event).codec(), event);
  }

  private EventType<S, ?> typeOf(StoredEvent event) {
    EventType<S, ?> type = byName.get(event.type());
    if (type == null) {
      throw new IllegalStateException(aggregate.name() + " applies no " + Events.describe(event));
    }
    return type;
  }

  /** Returns the type of an event record that a handler returned. */
  EventType<S, ?> typeOf(Object event) {
    EventType<S, ?> type = event == null ? null : byRecord.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException(
          aggregate.name()
              + " applies no "
              + (event == null ? "null" : event.getClass().getName()));
    }
    return type;
  }

  private <E> S apply(EventType<S, E> type, S state, StoredEvent event) {
    E decoded = Events.decode(type.codec(), event);
    if (state == null && type.first() != null) {
      return type.first().apply(decoded, event.metadata());
    }
    if (state != null && type.next() != null) {
      return type.next().apply(state, decoded, event.metadata());
    }
    throw new IllegalStateException(
        aggregate.name()
            + (state == null ? " has no static" : " has no instance")
            + " @Applies method for "
            + Events.describe(event));
  }
}
