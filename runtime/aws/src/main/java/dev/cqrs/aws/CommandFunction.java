package dev.cqrs.aws;

import dev.cqrs.aws.dynamodb.DynamoDbEventStore;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.model.Application;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** The function that handles commands, called directly or by an HTTP front. */
public final class CommandFunction extends RequestFunction {

  private final CommandProcessor processor;

  /** Makes the function from its environment: EVENT_STORE_TABLE and AWS_REGION. */
  public CommandFunction() {
    this(Environment.ofProcess());
  }

  private CommandFunction(Environment environment) {
    this(environment, Applications.load());
  }

  private CommandFunction(Environment environment, Application application) {
    this(application, store(environment, new Clients(environment)), JsonLog.ofProcess());
    Priming.of(environment)
        .prime(
            clients -> Priming.store(store(environment, clients)),
            new CommandFunction(
                application, store(environment, Clients.canned(environment)), JsonLog.toNowhere()));
  }

  private static EventStore store(Environment environment, Clients clients) {
    return new DynamoDbEventStore(clients.dynamoDb(), environment.get("EVENT_STORE_TABLE"));
  }

  CommandFunction(Application application, EventStore store, JsonLog log) {
    super(log, "commandType", true);
    this.processor =
        new CommandProcessor(
            application, store, Clock.systemUTC(), this::failed, Backoff.jittered());
  }

  @Override
  Function<Map<String, Object>, Answer> processor() {
    return processor::handle;
  }
}
