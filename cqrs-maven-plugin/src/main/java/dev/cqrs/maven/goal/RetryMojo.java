package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.CloudClients;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.operate.FunctionCaller;
import dev.cqrs.maven.operate.Projection;
import dev.cqrs.maven.operate.Retry;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the aggregates that are parked in read models, and lets the projections try them again.
 *
 * @since 0.1.0
 */
@Mojo(name = "retry", threadSafe = true)
public final class RetryMojo extends OperationMojo {

  /**
   * Read model to look at; all when not given.
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
    new Retry(clients.dynamoDb(), new FunctionCaller(clients.lambda()), console)
        .run(Projection.find(clients.lambda(), outputs, readModel), dryRun);
  }
}
