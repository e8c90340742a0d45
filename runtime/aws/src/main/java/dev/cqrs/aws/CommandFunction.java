package dev.cqrs.aws;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.Deadline;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.model.Application;
import java.time.Clock;
import java.util.Map;

/** The function that handles commands, called directly or by an HTTP front. */
public final class CommandFunction extends RequestFunction {

  /** What a command that lost races leaves of the function's time to answer in. */
  private static final long RESERVE_MILLIS = 2_000;

  private final CommandProcessor processor;

  /**
   * Makes the function from its environment: EVENT_STORE_TABLE, AWS_REGION and, if the application
   * has unique values, UNIQUE_VALUES_TABLE.
   */
  public CommandFunction() {
    this(Environment.ofProcess());
  }

  private CommandFunction(Environment environment) {
    this(environment, Applications.load());
  }

  private CommandFunction(Environment environment, Application application) {
    this(
        application,
        EventStores.of(environment, new Clients(environment), application),
        JsonLog.ofProcess());
    Priming.of(environment)
        .prime(
            clients -> Priming.store(EventStores.of(environment, clients, application)),
            new CommandFunction(
                application,
                EventStores.of(environment, Clients.canned(environment), application),
                JsonLog.toNowhere()));
  }

  CommandFunction(Application application, EventStore store, JsonLog log) {
    super(log, "commandType", true);
    this.processor =
        new CommandProcessor(
            application, store, Clock.systemUTC(), this::failed, Backoff.jittered());
  }

  @Override
  Answer process(Map<String, Object> request, Deadline deadline) {
    return processor.handle(request, null, deadline.earlier(RESERVE_MILLIS));
  }
}
