package dev.cqrs.it.proof;

import dev.cqrs.local.dynamodb.DynamoDbLocalEngine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** DynamoDB Local for the proofs, and the tables as the template has them. */
final class Database {

  private static final Path CLASS_PATH = Path.of("target/dynamodb-local/class-path.txt");
  private static final int BATCH = 25;
  private static final URI ADDRESS = start();

  /** Reads what the functions have written, without faults. */
  static final DynamoDbClient CLIENT =
      client(ADDRESS, DefaultRetryStrategy.standardStrategyBuilder().build());

  private Database() {}

  private static URI start() {
    try {
      List<Path> jars =
          Stream.of(Files.readString(CLASS_PATH).strip().split(File.pathSeparator))
              .map(Path::of)
              .toList();
      return DynamoDbLocalEngine.inMemory(jars).address();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a client of the database, or of a proxy before it. */
  static DynamoDbClient client(URI address, RetryStrategy retries) {
    return DynamoDbClient.builder()
        .endpointOverride(address)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.retryStrategy(retries))
        .build();
  }

  /** Returns the port of its server. */
  static int port() {
    return ADDRESS.getPort();
  }

  /** Creates an event store and returns the table's name. */
  static String eventStore() {
    return create(ProofApplication.LEDGER, "event-store");
  }

  /** Creates a table of unique values and returns its name. */
  static String uniqueValues() {
    return create(ProofApplication.CLUB, "unique-values");
  }

  /** Creates the table of the read model {@code accounts} and returns its name. */
  static String accounts() {
    return create(ProofApplication.LEDGER, "accounts");
  }

  private static String create(ProofApplication application, String suffix) {
    String name = suffix + "-" + UUID.randomUUID();
    CLIENT.createTable(PlannedTables.request(name, PlannedTables.planned(application, suffix)));
    return name;
  }

  /** Writes the last event of a history again, without its snapshot, until it has a length. */
  static void repeatLast(String table, String aggregateId, int length) {
    Map<String, AttributeValue> last =
        new HashMap<>(
            CLIENT
                .query(
                    query ->
                        query
                            .tableName(table)
                            .keyConditionExpression("AggregateId = :id")
                            .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS(aggregateId)))
                            .scanIndexForward(false)
                            .limit(1))
                .items()
                .get(0));
    last.remove("Snapshot");
    List<WriteRequest> batch = new ArrayList<>();
    int version = Integer.parseInt(last.get("Version").n());
    while (version < length) {
      version++;
      last.put("Version", AttributeValue.fromN(Integer.toString(version)));
      last.put("EventId", AttributeValue.fromS("e-" + version));
      last.put("CommandId", AttributeValue.fromS("c-" + version));
      Map<String, AttributeValue> item = Map.copyOf(last);
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == BATCH || version == length) {
        Map<String, List<WriteRequest>> writes = Map.of(table, List.copyOf(batch));
        CLIENT.batchWriteItem(call -> call.requestItems(writes));
        batch.clear();
      }
    }
  }

  /** Returns the events of an aggregate, strongly consistent, by version. */
  static List<RecordedEvent> history(String table, String aggregateId) {
    List<RecordedEvent> events = new ArrayList<>();
    CLIENT
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("AggregateId = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(aggregateId))))
        .items()
        .forEach(item -> events.add(RecordedEvent.of(item)));
    return events;
  }

  /** Returns aggregate and id of every command that has left an event. */
  static Set<String> commands(String table) {
    Set<String> commands = new TreeSet<>();
    CLIENT
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .forEach(
            item -> commands.add(item.get("AggregateId").s() + " " + item.get("CommandId").s()));
    return commands;
  }
}
