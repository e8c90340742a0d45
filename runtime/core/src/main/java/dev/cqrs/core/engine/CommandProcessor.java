package dev.cqrs.core.engine;

import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Handles commands: reads a request, decides on the aggregate's state and appends the events.
 *
 * <p>A command id that is already in the history of the aggregate gets its first answer again. A
 * lost race is decided anew on the fresh state, a few times.
 */
public final class CommandProcessor {

  /** The greatest size of an event's data as JSON: with its metadata it fits on the bus. */
  public static final int MAX_EVENT_BYTES = 256_000;

  private static final int MAX_EVENTS = 100;
  private static final int ATTEMPTS = 5;

  private final Map<String, CommandHandler<?, ?>> handlers = new TreeMap<>();
  private final EventStore store;
  private final Clock clock;
  private final FailureListener failures;
  private final Backoff backoff;

  /** Makes a processor that waits a moment after a lost race and reports failures to nobody. */
  public CommandProcessor(Application application, EventStore store, Clock clock) {
    this(application, store, clock, FailureListener.none(), Backoff.jittered());
  }

  /**
   * Makes a processor.
   *
   * @param application the aggregates and their commands
   * @param store where events are read and appended
   * @param clock tells the time of decisions
   * @param failures hears of every failure that the caller gets no details of
   * @param backoff waits between the attempts of a command that lost a race
   */
  public CommandProcessor(
      Application application,
      EventStore store,
      Clock clock,
      FailureListener failures,
      Backoff backoff) {
    application.aggregates().forEach(this::add);
    this.store = store;
    this.clock = clock;
    this.failures = failures;
    this.backoff = backoff;
  }

  private <S> void add(AggregateType<S> aggregate) {
    EventFold<S> fold = new EventFold<>(aggregate);
    for (CommandType<S, ?> command : aggregate.commands()) {
      handlers.put(command.name(), new CommandHandler<>(aggregate, command, fold));
    }
  }

  /**
   * Handles one command.
   *
   * @param request the envelope's fields and the components of the command
   * @return 201 after a creation, 200 after a change, else a problem document; never throws
   */
  public Answer handle(Map<String, Object> request) {
    return handle(request, null);
  }

  /**
   * Handles one command that an event has caused.
   *
   * @param request the envelope's fields and the components of the command
   * @param causationId the id of the event, or null if a caller sent the command
   * @return what {@link #handle(Map)} returns
   */
  public Answer handle(Map<String, Object> request, String causationId) {
    Decoding at = Decoding.strict();
    CommandHandler<?, ?> handler = Requests.type(request, CommandEnvelope.TYPE, handlers, at);
    CommandEnvelope envelope = CommandEnvelope.read(request, handler, causationId, at);
    Answer answer = handle(request, handler, envelope, at);
    if (!answer.isProblem() || !at.violations().isEmpty()) {
      return answer;
    }
    // Ids that were made up here are told, so that the caller can retry and find the log.
    return answer
        .with("aggregateId", envelope.aggregateId())
        .with("commandId", envelope.commandId())
        .with("correlationId", envelope.correlationId());
  }

  private Answer handle(
      Map<String, Object> request,
      CommandHandler<?, ?> handler,
      CommandEnvelope envelope,
      Decoding at) {
    try {
      if (handler == null) {
        return Problem.violations(at.violations());
      }
      CommandHandler.Decision decision =
          handler.read(Requests.components(request, CommandEnvelope.FIELDS), at);
      if (!at.violations().isEmpty()) {
        return Problem.violations(at.violations());
      }
      return handler.creates()
          ? create(decision, envelope)
          : change(handler.aggregateName(), decision, envelope);
    } catch (Rejection rejection) {
      return Problem.rejected(rejection);
    } catch (EventTooLargeException e) {
      return Problem.tooLarge(e.getMessage());
    } catch (StoreFailure e) {
      failures.failed(UUID.randomUUID().toString(), e.getCause());
      return Problem.unavailable(
          "store-unavailable",
          "The event store gave no clear answer: retry with the same commandId.");
    } catch (RuntimeException e) {
      String errorId = UUID.randomUUID().toString();
      failures.failed(errorId, e);
      return Problem.internal(errorId);
    }
  }

  private Answer create(CommandHandler.Decision decision, CommandEnvelope envelope) {
    List<StoredEvent> events = decision.on(List.of(), envelope, now(List.of()));
    if (events.isEmpty()) {
      return unchanged(envelope, 0);
    }
    if (append(events).appended()) {
      return answer(201, last(events));
    }
    return earlier(read(envelope.aggregateId()), envelope)
        .map(event -> answer(201, event))
        .orElseGet(
            () -> Problem.conflict("already-exists", envelope.aggregateId() + " already exists."));
  }

  private Answer change(
      String aggregate, CommandHandler.Decision decision, CommandEnvelope envelope) {
    for (int attempt = 1; ; attempt++) {
      List<StoredEvent> history = read(envelope.aggregateId());
      Optional<Answer> settled = settled(aggregate, history, envelope);
      if (settled.isPresent()) {
        return settled.get();
      }
      List<StoredEvent> events = decision.on(history, envelope, now(history));
      if (events.isEmpty()) {
        return unchanged(envelope, history.size());
      }
      if (append(events).appended()) {
        return answer(200, last(events));
      }
      if (attempt == ATTEMPTS) {
        return Problem.unavailable(
            "contended",
            envelope.aggregateId()
                + " was changed by others "
                + ATTEMPTS
                + " times meanwhile: retry with the same commandId.");
      }
      backoff.pause(attempt);
    }
  }

  /** Returns the answer of a command that needs no decision. */
  private static Optional<Answer> settled(
      String aggregate, List<StoredEvent> history, CommandEnvelope envelope) {
    if (history.isEmpty()) {
      return Optional.of(
          Problem.notFound("There is no " + aggregate + " " + envelope.aggregateId() + "."));
    }
    String type = last(history).metadata().aggregateType();
    if (!type.equals(aggregate)) {
      return Optional.of(
          Problem.notFound(
              envelope.aggregateId() + " is " + a(type) + ", not " + a(aggregate) + "."));
    }
    Optional<StoredEvent> earlier = earlier(history, envelope);
    if (earlier.isPresent()) {
      return earlier.map(event -> answer(200, event));
    }
    if (envelope.expectedVersion() != null && envelope.expectedVersion() != history.size()) {
      return Optional.of(
          Problem.conflict(
                  "version-conflict",
                  "%s is at version %d, not %d."
                      .formatted(
                          envelope.aggregateId(), history.size(), envelope.expectedVersion()))
              .with("version", BigDecimal.valueOf(history.size())));
    }
    return Optional.empty();
  }

  /** Returns the last event that an earlier attempt of the same command has left. */
  private static Optional<StoredEvent> earlier(
      List<StoredEvent> history, CommandEnvelope envelope) {
    return history.stream()
        .filter(event -> envelope.commandId().equals(event.metadata().commandId()))
        .reduce((first, second) -> second);
  }

  private Instant now(List<StoredEvent> history) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (history.isEmpty()) {
      return now;
    }
    Instant last = last(history).metadata().timestamp();
    return now.isBefore(last) ? last : now;
  }

  private List<StoredEvent> read(String aggregateId) {
    try {
      return store.read(aggregateId, 0);
    } catch (RuntimeException e) {
      throw new StoreFailure(e);
    }
  }

  private AppendOutcome append(List<StoredEvent> events) {
    if (events.size() > MAX_EVENTS) {
      throw new EventTooLargeException(
          "The command caused "
              + events.size()
              + " events; at most "
              + MAX_EVENTS
              + " can be stored at once.");
    }
    for (StoredEvent event : events) {
      int size = CommandHandler.size(event);
      if (size > MAX_EVENT_BYTES) {
        throw new EventTooLargeException(
            "The data of %s would take %d bytes; %d is the limit."
                .formatted(event.type(), size, MAX_EVENT_BYTES));
      }
    }
    try {
      return store.append(events);
    } catch (EventTooLargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreFailure(e);
    }
  }

  private static Answer answer(int status, StoredEvent event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("aggregateId", event.metadata().aggregateId());
    body.put("version", BigDecimal.valueOf(event.metadata().version()));
    body.put("eventId", event.metadata().eventId());
    body.put("eventType", event.type());
    body.put("timestamp", Timestamps.format(event.metadata().timestamp()));
    body.put("commandId", event.metadata().commandId());
    body.put("correlationId", event.metadata().correlationId());
    return new Answer(status, body);
  }

  private static Answer unchanged(CommandEnvelope envelope, long version) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("aggregateId", envelope.aggregateId());
    body.put("version", BigDecimal.valueOf(version));
    body.put("commandId", envelope.commandId());
    body.put("correlationId", envelope.correlationId());
    return new Answer(200, body);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static String a(String noun) {
    // "an Order", but "a User": the sound counts, and U mostly sounds like you.
    return ("AEIO".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** An exception of the store: nobody knows whether the events are there. */
  private static final class StoreFailure extends RuntimeException {
    StoreFailure(RuntimeException cause) {
      super(cause);
    }
  }
}
