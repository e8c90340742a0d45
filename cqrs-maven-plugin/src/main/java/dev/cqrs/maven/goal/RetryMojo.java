package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.CloudClients;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.operate.EventConsumer;
import dev.cqrs.maven.operate.FunctionCaller;
import dev.cqrs.maven.operate.Projection;
import dev.cqrs.maven.operate.Redelivery;
import dev.cqrs.maven.operate.Retry;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the aggregates that are parked in read models, and the events that projections and
 * reactions failed on, and lets the functions try them again.
 *
 * @since 0.1.0
 */
@Mojo(name = "retry", threadSafe = true)
public final class RetryMojo extends OperationMojo {

  /**
   * Read model to look at; all, and the reactions, when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.readModel")
  private String readModel;

  /**
   * Only tells what would be done.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Creates the goal; Maven does. */
  public RetryMojo() {}

  @Override
  void operate(Console console, Connection connection, Map<String, String> outputs) {
    CloudClients clients = connection.clients();
    FunctionCaller functions = new FunctionCaller(clients.lambda());
    List<Projection> projections = Projection.find(clients.lambda(), outputs, readModel);
    Redelivery redelivery = new Redelivery(clients.sqs(), functions, console);
    new Retry(clients.dynamoDb(), functions, redelivery, console)
        .run(projections, consumers(outputs, projections), dryRun);
  }

  private List<EventConsumer> consumers(Map<String, String> outputs, List<Projection> projections) {
    List<EventConsumer> all = EventConsumer.find(outputs);
    if (readModel == null || readModel.isBlank()) {
      return all;
    }
    List<String> chosen = projections.stream().map(Projection::function).toList();
    return all.stream().filter(consumer -> chosen.contains(consumer.function())).toList();
  }
}
