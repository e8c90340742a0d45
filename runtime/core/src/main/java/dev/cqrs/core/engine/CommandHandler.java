package dev.cqrs.core.engine;

import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commands of one type and decides on them. */
final class CommandHandler<S, C> {

  private final AggregateType<S> aggregate;
  private final CommandType<S, C> type;
  private final EventFold<S> fold;
  private final UniqueValues<S> uniques;
  private final AggregateRepository<S> repository;
  private final Clock clock;

  CommandHandler(
      AggregateType<S> aggregate,
      CommandType<S, C> type,
      EventFold<S> fold,
      AggregateRepository<S> repository,
      Clock clock) {
    this.aggregate = aggregate;
    this.type = type;
    this.fold = fold;
    this.uniques = new UniqueValues<>(aggregate);
    this.repository = repository;
    this.clock = clock;
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

  /**
   * Handles a command.
   *
   * @param components the fields of the command
   * @param at has the faults of the envelope and gets those of the command
   */
  Answer handle(
      Map<String, Object> components,
      Decoding at,
      CommandEnvelope envelope,
      Contention contention) {
    C command = type.codec().decode(components, at);
    if (!at.violations().isEmpty()) {
      return Problem.violations(at.violations());
    }
    String digest = CommandDigest.of(type.name(), type.codec().encode(command));
    PendingCommand<S> pending =
        new PendingCommand<>(envelope, digest, loaded -> decide(command, loaded, envelope, digest));
    return type.creates()
        ? new Creation<>(repository, pending, contention).handle()
        : new Change<>(aggregate.name(), repository, pending, contention).handle();
  }

  private Decision<S> decide(C command, Loaded<S> loaded, CommandEnvelope envelope, String digest) {
    Instant now = now(loaded);
    CommandContext context =
        new CommandContext(
            envelope.aggregateId(), envelope.commandId(), envelope.correlationId(), now);
    List<?> decided = type.decider().decide(loaded.state(), command, context);
    Loaded<S> after = loaded.copy();
    List<StoredEvent> events = new ArrayList<>();
    for (Object event : decided) {
      int following = decided.size() - events.size() - 1;
      StoredEvent stored = stored(event, envelope, after.version() + 1, now, digest, following);
      // What cannot be read or applied must not get into the store: it would stay there.
      events.add(after.append(stored));
    }
    UniqueChanges changes =
        events.isEmpty() ? UniqueChanges.none() : uniques.between(loaded.state(), after.state());
    CommandLimits.check(events, changes);
    return new Decision<>(events, after, changes);
  }

  private StoredEvent stored(
      Object event,
      CommandEnvelope envelope,
      long version,
      Instant now,
      String digest,
      int following) {
    EventType<S, ?> eventType = fold.typeOf(event);
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
        metadata,
        eventType.name(),
        eventType.version(),
        encode(eventType, event),
        digest,
        following,
        Optional.empty());
  }

  @SuppressWarnings("unchecked")
  private static <E> Map<String, Object> encode(EventType<?, E> eventType, Object event) {
    return (Map<String, Object>) eventType.codec().encode(eventType.type().cast(event));
  }

  /** Returns the time of a decision: in an aggregate it never goes back. */
  private Instant now(Loaded<S> loaded) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return loaded.last().map(last -> last.metadata().timestamp()).filter(now::isBefore).orElse(now);
  }
}
