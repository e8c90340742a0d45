package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.aws.dynamodb.DynamoDbCrossAggregateRows;
import dev.cqrs.aws.dynamodb.DynamoDbEventScan;
import dev.cqrs.aws.dynamodb.DynamoDbEventStore;
import dev.cqrs.aws.dynamodb.DynamoDbProjectedRows;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ProjectedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The function that projects events of the bus onto one read model.
 *
 * <p>It throws on failure, so that Lambda repeats the event and in the end sends it to the queue of
 * failed events. Called by an operator, it does what {@link RetryOperation} or {@link
 * RebuildOperation} says.
 */
public final class ProjectionFunction implements RequestStreamHandler {

  private final Projector<?> projector;
  private final Operations operations;
  private final JsonLog log;

  /**
   * Makes the function from its environment: READ_MODEL, READ_MODEL_TABLE, EVENT_STORE_TABLE,
   * AWS_REGION and, if many aggregates feed the read model, READ_MODEL_POSITIONS_TABLE.
   */
  public ProjectionFunction() {
    this(Environment.ofProcess());
  }

  private ProjectionFunction(Environment environment) {
    this(rebuild(environment), JsonLog.ofProcess());
  }

  ProjectionFunction(Rebuild<?> rebuild, JsonLog log) {
    RebuildOperation operation = new RebuildOperation(rebuild);
    this.projector = rebuild.projector();
    this.operations =
        new Operations(
            Map.of(
                "retry", new RetryOperation(projector),
                "rebuild", operation::rebuild,
                "compare", operation::compare));
    this.log = log;
  }

  private static Rebuild<?> rebuild(Environment environment) {
    return rebuild(
        environment, Applications.readModel(Applications.load(), environment.get("READ_MODEL")));
  }

  private static <R> Rebuild<R> rebuild(Environment environment, ReadModelType<R> readModel) {
    DynamoDbClient client = new Clients(environment).dynamoDb();
    String table = environment.get("READ_MODEL_TABLE");
    ProjectedRows rows =
        readModel.crossAggregate()
            ? new DynamoDbCrossAggregateRows(
                client, table, environment.get("READ_MODEL_POSITIONS_TABLE"), readModel.key())
            : new DynamoDbProjectedRows(client, table, readModel.key());
    String eventStore = environment.get("EVENT_STORE_TABLE");
    DynamoDbEventStore history = new DynamoDbEventStore(client, eventStore);
    return new Rebuild<>(
        readModel,
        rows,
        history,
        new DynamoDbEventScan(client, eventStore),
        new Projector<>(readModel, rows, history));
  }

  @Override
  @SuppressWarnings("unchecked")
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog.Line line = log.line();
    if (context != null) {
      line.with("requestId", context.getAwsRequestId());
    }
    String failed = "event not projected";
    try {
      Object request = Json.parse(input.readAllBytes());
      if (Operations.asksFor(request)) {
        failed = "operation failed";
        output.write(Json.writeBytes(operations.run((Map<String, Object>) request, context, line)));
        line.write("INFO", "operation done");
      } else {
        projector.project(DeliveredEvent.read(request, line));
        line.write("INFO", "event projected");
      }
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      line.with(context == null ? null : context.getAwsRequestId(), e).write("ERROR", failed);
      // Lambda logs what is thrown and sends it on with the event: so not the failure itself.
      throw new EventNotProjectedException(e);
    }
  }
}
