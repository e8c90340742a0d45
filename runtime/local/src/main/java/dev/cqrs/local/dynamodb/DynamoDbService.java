package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** DynamoDB: an engine's tables, with ARNs of our region and the settings that the engine lacks. */
public final class DynamoDbService implements Service {

  private static final String VERSION = "DynamoDB_20120810.";
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final Set<String> READS =
      Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
  private static final Set<String> TABLES =
      Set.of(
          "CreateTable",
          "DescribeTable",
          "UpdateTable",
          "DeleteTable",
          "ListTables",
          "UpdateTimeToLive",
          "DescribeTimeToLive",
          "DescribeLimits");

  /** The members of CreateTable and UpdateTable that the engine honours or that are kept. */
  private static final Set<String> SETTINGS =
      Set.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "LocalSecondaryIndexes",
          "GlobalSecondaryIndexes",
          "GlobalSecondaryIndexUpdates",
          "BillingMode",
          "ProvisionedThroughput",
          "StreamSpecification",
          "SSESpecification",
          "Tags",
          "TableClass",
          "DeletionProtectionEnabled");

  private final DatabaseEngine engine;
  private final TableArns arns;
  private final TableExtras extras;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Starts DynamoDB Local.
   *
   * @param cloud the services that this one is part of
   * @param files where tables and settings are kept
   * @param databaseClassPath the jars of DynamoDB Local
   */
  public DynamoDbService(Cloud cloud, StateFiles files, List<Path> databaseClassPath) {
    this(cloud, files, new DynamoDbLocalEngine(databaseClassPath, files.folder("dynamodb")));
  }

  /** Uses an engine that is running. */
  DynamoDbService(Cloud cloud, StateFiles files, DatabaseEngine engine) {
    this.engine = engine;
    this.arns = new TableArns(cloud.arn("dynamodb", ""));
    this.extras = new TableExtras(files);
  }

  @Override
  public String id() {
    return "dynamodb";
  }

  /** Adds what is called after each write to any table. */
  public void onWrite(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (WRITES.contains(operation)) {
      JsonNode output = engine.call(VERSION + operation, plain(input));
      listeners.forEach(Runnable::run);
      return output;
    }
    if (READS.contains(operation)) {
      return engine.call(VERSION + operation, plain(input));
    }
    if (extras.answers(operation)) {
      String table =
          TableArns.tableName(
              input.hasNonNull("TableName")
                  ? input.get("TableName").asText()
                  : input.path("ResourceArn").asText());
      description(table);
      return extras.call(operation, table, input);
    }
    if (TABLES.contains(operation)) {
      return tables(operation, plain(input.deepCopy()));
    }
    throw AwsError.unsupportedOperation("dynamodb", operation);
  }

  private JsonNode tables(String operation, ObjectNode input) {
    if (operation.equals("CreateTable") || operation.equals("UpdateTable")) {
      Members.only(input, "dynamodb:" + operation, SETTINGS);
    }
    String table = input.path("TableName").asText("");
    ObjectNode kept = TableExtras.take(input);
    boolean onlyKept = operation.equals("UpdateTable") && input.size() == 1 && !kept.isEmpty();
    if (operation.equals("UpdateTable") && !onlyKept) {
      keepProtection(input);
    }
    JsonNode output = engine.call(VERSION + (onlyKept ? "DescribeTable" : operation), input);
    if (onlyKept) {
      output = JsonNodeFactory.instance.objectNode().set("TableDescription", output.get("Table"));
    }
    if (operation.equals("CreateTable") || operation.equals("UpdateTable")) {
      extras.put(table, kept);
    } else if (operation.equals("DeleteTable")) {
      extras.remove(table);
    }
    arns.shown(output);
    for (String member : new String[] {"Table", "TableDescription"}) {
      if (output.get(member) instanceof ObjectNode description) {
        extras.describe(table, description);
      }
    }
    return output;
  }

  /** The engine takes what an update does not say for: protected from deletion no more. */
  private void keepProtection(ObjectNode update) {
    if (!update.has("DeletionProtectionEnabled")) {
      JsonNode table = description(update.path("TableName").asText("")).path("Table");
      update.put("DeletionProtectionEnabled", table.path("DeletionProtectionEnabled").asBoolean());
    }
  }

  private JsonNode description(String table) {
    return engine.call(
        VERSION + "DescribeTable", JsonNodeFactory.instance.objectNode().put("TableName", table));
  }

  private static ObjectNode plain(ObjectNode input) {
    String table = input.path("TableName").asText("");
    return table.startsWith("arn:") ? input.put("TableName", TableArns.tableName(table)) : input;
  }

  /** Performs an operation of the streams' API. */
  JsonNode streams(String operation, ObjectNode input) {
    if (input.hasNonNull("StreamArn")) {
      input.put("StreamArn", arns.engines(input.get("StreamArn").asText()));
    }
    JsonNode output = engine.call("DynamoDBStreams_20120810." + operation, input);
    return operation.equals("GetRecords") ? output : arns.shown(output);
  }

  @Override
  public void close() {
    engine.close();
  }
}
