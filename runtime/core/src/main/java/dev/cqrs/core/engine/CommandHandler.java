package dev.cqrs.core.engine;

import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides on commands of one type; knows nothing of stores and retries. */
final class CommandHandler<S, C> {

  private final AggregateType<S> aggregate;
  private final CommandType<S, C> type;
  private final EventFold<S> fold;

  CommandHandler(AggregateType<S> aggregate, CommandType<S, C> type, EventFold<S> fold) {
    this.aggregate = aggregate;
    this.type = type;
    this.fold = fold;
  }

  String name() {
    return type.name();
  }

  String aggregateName() {
    return aggregate.name();
  }

  boolean creates() {
    return type.creates();
  }

  /** Returns the decision on a request's command; faults of it are added to the decoding. */
  Decision read(Map<String, Object> components, Decoding at) {
    C command = type.codec().decode(components, at);
    return (history, envelope, now) -> decide(command, history, envelope, now);
  }

  /** A command that was read, to be decided on as often as the history changes. */
  @FunctionalInterface
  interface Decision {
    /** Returns the events to append to the history; they can be read and folded. */
    List<StoredEvent> on(List<StoredEvent> history, CommandEnvelope envelope, Instant now);
  }

  private List<StoredEvent> decide(
      C command, List<StoredEvent> history, CommandEnvelope envelope, Instant now) {
    S state = fold.fold(null, history);
    CommandContext context =
        new CommandContext(
            envelope.aggregateId(), envelope.commandId(), envelope.correlationId(), now);
    List<StoredEvent> events = new ArrayList<>();
    for (Object event : type.decider().decide(state, command, context)) {
      long version = history.size() + events.size() + 1L;
      events.add(stored(fold.typeOf(event), event, envelope, version, now));
    }
    // An event that cannot be read or applied must not get into the store: it would stay there.
    fold.fold(state, events);
    return events;
  }

  private StoredEvent stored(
      EventType<S, ?> eventType,
      Object event,
      CommandEnvelope envelope,
      long version,
      Instant now) {
    EventMetadata metadata =
        new EventMetadata(
            envelope.eventId(version),
            aggregate.name(),
            envelope.aggregateId(),
            version,
            now,
            envelope.commandId(),
            envelope.correlationId(),
            envelope.causationId());
    return new StoredEvent(
        metadata, eventType.name(), eventType.version(), encode(eventType, event));
  }

  @SuppressWarnings("unchecked")
  private static <E> Map<String, Object> encode(EventType<?, E> eventType, Object event) {
    return (Map<String, Object>) eventType.codec().encode(eventType.type().cast(event));
  }

  /** Returns the size of an event's data as JSON in UTF-8, in bytes. */
  static int size(StoredEvent event) {
    return Json.writeBytes(event.data()).length;
  }
}
