package dev.cqrs.aws.dynamodb;

import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates the tables of tests. */
final class Tables {

  private Tables() {}

  static String eventStore() {
    String name = "event-store-" + UUID.randomUUID();
    DynamoDbLocal.client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        text("AggregateId"),
                        number("Version"),
                        text("EventType"),
                        text("Timestamp"))
                    .keySchema(hash("AggregateId"), range("Version"))
                    .globalSecondaryIndexes(
                        index("EventType-Timestamp-index", hash("EventType"), range("Timestamp"))));
    return name;
  }

  static String positions() {
    return keyedBy("AggregateId", "positions-");
  }

  static String uniqueValues() {
    return keyedBy("Value", "unique-values-");
  }

  /** A table of rows whose key is {@code id}, without indexes. */
  static String rows() {
    return keyedBy("id", "rows-");
  }

  private static String keyedBy(String key, String start) {
    String name = start + UUID.randomUUID();
    DynamoDbLocal.client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text(key))
                    .keySchema(hash(key)));
    return name;
  }

  static String things() {
    String name = "things-" + UUID.randomUUID();
    DynamoDbLocal.client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("id"), text("owner"), number("rank"))
                    .keySchema(hash("id"))
                    .globalSecondaryIndexes(
                        index("Owner-index", hash("owner"), range("rank")),
                        index("Plain-index", hash("owner")),
                        index("Rank-index", hash("rank"))));
    return name;
  }

  private static GlobalSecondaryIndex index(String name, KeySchemaElement... keys) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(List.of(keys))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static AttributeDefinition number(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.N)
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static KeySchemaElement range(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build();
  }
}
