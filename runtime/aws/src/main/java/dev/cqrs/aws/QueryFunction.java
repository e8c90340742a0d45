package dev.cqrs.aws;

import dev.cqrs.api.PageRequest;
import dev.cqrs.aws.dynamodb.DynamoDbReadableRows;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Deadline;
import dev.cqrs.core.engine.QueryProcessor;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ReadableRows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function that answers queries, called directly or by an HTTP front. */
public final class QueryFunction extends RequestFunction {

  private static final String TABLES = "READ_MODEL_TABLES";
  private static final String POSITIONS_TABLES = "READ_MODEL_POSITIONS_TABLES";

  /** What the answer itself may take after a wait. */
  private static final long RESERVE_MILLIS = 2_000;

  private final QueryProcessor processor;

  /**
   * Makes the function from its environment: READ_MODEL_TABLES, AWS_REGION and, if many aggregates
   * feed a read model, READ_MODEL_POSITIONS_TABLES.
   */
  public QueryFunction() {
    this(Environment.ofProcess());
  }

  private QueryFunction(Environment environment) {
    this(environment, Applications.load());
  }

  private QueryFunction(Environment environment, Application application) {
    this(
        application, rows(environment, application, new Clients(environment)), JsonLog.ofProcess());
    Priming.of(environment)
        .prime(
            clients -> {
              Function<String, ReadableRows> rows = rows(environment, application, clients);
              application.readModels().forEach(type -> read(type, rows.apply(type.name())));
            },
            new QueryFunction(application, name -> null, JsonLog.toNowhere()));
  }

  QueryFunction(Application application, Function<String, ReadableRows> rows, JsonLog log) {
    super(log, "queryType", false);
    this.processor = new QueryProcessor(application, rows, this::failed);
  }

  @Override
  Answer process(Map<String, Object> request, Deadline deadline) {
    return processor.handle(request, deadline.earlier(RESERVE_MILLIS));
  }

  private static void read(ReadModelType<?> type, ReadableRows rows) {
    rows.find("a");
    PageRequest first = PageRequest.of(Optional.of(1), Optional.empty());
    type.indexes().forEach(index -> rows.find(index.name(), "1", first));
  }

  private static Function<String, ReadableRows> rows(
      Environment environment, Application application, Clients clients) {
    Map<String, String> tables = names(TABLES, environment.get(TABLES));
    Map<String, String> positions =
        names(POSITIONS_TABLES, environment.find(POSITIONS_TABLES).orElse("{}"));
    DynamoDbClient client = clients.dynamoDb();
    Map<String, ReadableRows> rows = new HashMap<>();
    tables.forEach(
        (name, table) ->
            rows.put(
                name,
                new DynamoDbReadableRows(
                    client,
                    table,
                    Applications.readModel(application, name),
                    NumericIndexes.of(name),
                    Optional.ofNullable(positions.get(name)))));
    return rows::get;
  }

  private static Map<String, String> names(String variable, String value) {
    if (!(Json.parse(value) instanceof Map<?, ?> tables)) {
      throw new IllegalStateException(
          "The environment variable " + variable + " must be a JSON object.");
    }
    Map<String, String> names = new HashMap<>();
    tables.forEach((readModel, table) -> names.put((String) readModel, (String) table));
    return names;
  }
}
