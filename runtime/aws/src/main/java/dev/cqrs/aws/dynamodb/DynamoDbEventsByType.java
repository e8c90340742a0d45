package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.EventsByType;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads the event store's index of types and times, eventually consistent. */
public final class DynamoDbEventsByType implements EventsByType {

  private static final String INDEX = "EventType-Timestamp-index";
  private static final String TYPE = "EventType";
  private static final String TIMESTAMP = "Timestamp";

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the event store's table
   */
  public DynamoDbEventsByType(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Page page(Slice slice) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX)
            .keyConditionExpression("#type = :type AND #time BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#type", TYPE, "#time", TIMESTAMP))
            .expressionAttributeValues(
                Map.of(
                    ":type", AttributeValue.fromS(slice.type()),
                    ":from", AttributeValue.fromS(Timestamps.format(slice.from())),
                    ":to", AttributeValue.fromS(Timestamps.format(slice.to()))))
            .limit(slice.limit());
    slice.after().ifPresent(last -> query.exclusiveStartKey(key(slice.type(), last)));
    QueryResponse page = client.query(query.build());
    return new Page(
        page.items().stream().map(EventItem::read).toList(),
        Optional.of(page.lastEvaluatedKey())
            .filter(key -> !key.isEmpty())
            .map(DynamoDbEventsByType::position));
  }

  private static Map<String, AttributeValue> key(String type, Position position) {
    return Map.of(
        TYPE,
        AttributeValue.fromS(type),
        TIMESTAMP,
        AttributeValue.fromS(Timestamps.format(position.timestamp())),
        EventItem.AGGREGATE_ID,
        AttributeValue.fromS(position.aggregateId()),
        EventItem.VERSION,
        AttributeValue.fromN(Long.toString(position.version())));
  }

  private static Position position(Map<String, AttributeValue> key) {
    return new Position(
        Timestamps.parse(key.get(TIMESTAMP).s()),
        key.get(EventItem.AGGREGATE_ID).s(),
        Long.parseLong(key.get(EventItem.VERSION).n()));
  }
}
