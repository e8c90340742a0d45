package dev.cqrs.core.engine;

import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Handles commands: reads a request, decides on the aggregate's state and appends the events.
 *
 * <p>A command id that the aggregate remembers gets its first answer again. A lost race is decided
 * anew on the fresh state, a few times. The aggregates used last are kept, so that a change of one
 * of them needs no read; safe for use by many threads.
 */
public final class CommandProcessor {

  /** The greatest size of an event's data as JSON: with its metadata it fits on the bus. */
  public static final int MAX_EVENT_BYTES = 256_000;

  private final Map<String, CommandHandler<?, ?>> handlers = new TreeMap<>();
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
    application.aggregates().forEach(aggregate -> add(aggregate, store, clock));
    this.failures = failures;
    this.backoff = backoff;
  }

  private <S> void add(AggregateType<S> aggregate, EventStore store, Clock clock) {
    EventFold<S> fold = new EventFold<>(aggregate);
    AggregateRepository<S> repository = new AggregateRepository<>(aggregate, fold, store);
    for (CommandType<S, ?> command : aggregate.commands()) {
      handlers.put(
          command.name(), new CommandHandler<>(aggregate, command, fold, repository, clock));
    }
  }

  /** Handles one command of a caller who waits for as long as it takes. */
  public Answer handle(Map<String, Object> request) {
    return handle(request, null, Deadline.none());
  }

  /**
   * Handles one command.
   *
   * @param request the envelope's fields and the components of the command
   * @param causationId the id of the event that caused the command, or null if a caller sent it
   * @param deadline after it no further attempt is made
   * @return 201 after a creation, 200 after a change, else a problem document; never throws
   */
  public Answer handle(Map<String, Object> request, String causationId, Deadline deadline) {
    Decoding at = Decoding.strict();
    CommandHandler<?, ?> handler = Requests.type(request, CommandEnvelope.TYPE, handlers, at);
    CommandEnvelope envelope = CommandEnvelope.read(request, handler, causationId, at);
    Answer answer = handle(request, handler, envelope, at, new Contention(backoff, deadline));
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
      Decoding at,
      Contention contention) {
    try {
      return handler == null
          ? Problem.violations(at.violations())
          : handler.handle(
              Requests.components(request, CommandEnvelope.FIELDS), at, envelope, contention);
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
}
