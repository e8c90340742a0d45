package dev.cqrs.maven.operate;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An aggregate that stands still in a read model.
 *
 * @param aggregateId its id
 * @param eventType event that could not be projected
 * @param version the event's version
 * @param reason why, without data
 * @param firstTry when it failed first
 * @param lastTry when it failed last
 * @param tries how often it failed
 */
record ParkedAggregate(
    String aggregateId,
    String eventType,
    String version,
    String reason,
    String firstTry,
    String lastTry,
    String tries) {

  /** Reads a table to its end for the markers of parked aggregates. */
  static List<ParkedAggregate> in(DynamoDbClient dynamoDb, String table) {
    String key =
        dynamoDb.describeTable(r -> r.tableName(table)).table().keySchema().get(0).attributeName();
    return dynamoDb
        .scanPaginator(
            r ->
                r.tableName(table)
                    .consistentRead(true)
                    .filterExpression("attribute_exists(#parked)")
                    .expressionAttributeNames(Map.of("#parked", "Parked")))
        .items()
        .stream()
        .map(item -> read(item.get(key).s(), item.get("Parked").m()))
        .toList();
  }

  private static ParkedAggregate read(String aggregateId, Map<String, AttributeValue> marker) {
    return new ParkedAggregate(
        aggregateId,
        marker.get("EventType").s(),
        marker.get("Version").n(),
        marker.get("Reason").s(),
        marker.get("FirstTry").s(),
        marker.get("LastTry").s(),
        marker.get("Tries").n());
  }

  /** One line for people. */
  String line() {
    return "%s  %s, version %s: %s; first try %s, last try %s, %s"
        .formatted(
            aggregateId,
            eventType,
            version,
            reason,
            firstTry,
            lastTry,
            tries.equals("1") ? "1 try" : tries + " tries");
  }
}
