package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.engine.Reactor;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReactionType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The function that reacts to events of the bus with commands, which it handles itself.
 *
 * <p>It throws on failure, so that Lambda repeats the event and in the end sends it to the queue of
 * failed events. A command that a rule of the domain refused is no failure.
 */
public final class ReactionFunction implements RequestStreamHandler {

  /** What commands that lost races leave of the function's time to log the failure in. */
  private static final long RESERVE_MILLIS = 2_000;

  /** Why the command of this thread failed that the engine tells no details of. */
  private static final ThreadLocal<Throwable> FAILURE = new ThreadLocal<>();

  private final Reactor reactor;
  private final JsonLog log;

  /**
   * Makes the function from its environment: REACTIONS, EVENT_STORE_TABLE, AWS_REGION and, if the
   * application has unique values, UNIQUE_VALUES_TABLE.
   */
  public ReactionFunction() {
    this(Environment.ofProcess());
  }

  private ReactionFunction(Environment environment) {
    this(environment, Applications.load());
  }

  private ReactionFunction(Environment environment, Application application) {
    this(
        application,
        Applications.reactions(application, environment.get("REACTIONS")),
        EventStores.of(environment, new Clients(environment), application),
        JsonLog.ofProcess());
    Priming.of(environment)
        .prime(
            clients -> Priming.store(EventStores.of(environment, clients, application)),
            this::prime);
  }

  ReactionFunction(Application application, ReactionType type, EventStore store, JsonLog log) {
    CommandProcessor processor =
        new CommandProcessor(
            application,
            store,
            Clock.systemUTC(),
            (errorId, thrown) -> FAILURE.set(thrown),
            Backoff.jittered());
    this.reactor = new Reactor(application, type, store, processor);
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handle(input, context, log.line());
  }

  private void handle(InputStream input, Context context, JsonLog.Line line) throws IOException {
    if (context != null) {
      line.with("requestId", context.getAwsRequestId());
    }
    try {
      StoredEvent event = DeliveredEvent.read(Json.parse(input.readAllBytes()), line);
      List<Answer> answers =
          reactor.react(event, RequestFunction.deadline(context).earlier(RESERVE_MILLIS));
      List<Answer> refused = answers.stream().filter(Answer::isProblem).toList();
      line.with("commands", answers.size());
      refused.stream().findFirst().ifPresent(first -> line.copy(first.body(), "code"));
      line.with("refused", refused.isEmpty() ? null : refused.size())
          .write(refused.isEmpty() ? "INFO" : "WARN", "event reacted to");
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      line.with("reason", Trace.headline(e))
          .with(
              context == null ? null : context.getAwsRequestId(),
              Objects.requireNonNullElse(FAILURE.get(), e))
          .write("ERROR", "event not reacted to");
      // Lambda logs what is thrown and sends it on with the event: so not the failure itself.
      throw new EventNotReactedToException(e);
    } finally {
      FAILURE.remove();
    }
  }

  /** Handles an event that nothing reacts to. */
  private void prime(InputStream ignored, OutputStream output, Context context) throws IOException {
    byte[] event = Json.writeBytes(Map.of("detail", EventDetail.of(Priming.event())));
    handle(new ByteArrayInputStream(event), context, JsonLog.toNowhere().line());
  }
}
