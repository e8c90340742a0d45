package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventScan;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads the event store's table by a parallel, strongly consistent Scan.
 *
 * <p>A page costs one read unit for every 4 KB that it holds.
 */
public final class DynamoDbEventScan implements EventScan {

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the event store's table
   */
  public DynamoDbEventScan(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Page page(Slice slice) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .segment(slice.segment())
            .totalSegments(slice.segments())
            .limit(slice.limit());
    slice.after().ifPresent(last -> scan.exclusiveStartKey(key(last)));
    ScanResponse page = client.scan(scan.build());
    return new Page(
        page.items().stream().map(EventItem::read).toList(),
        Optional.of(page.lastEvaluatedKey())
            .filter(key -> !key.isEmpty())
            .map(DynamoDbEventScan::position));
  }

  private static Map<String, AttributeValue> key(Position position) {
    return Map.of(
        EventItem.AGGREGATE_ID, AttributeValue.fromS(position.aggregateId()),
        EventItem.VERSION, AttributeValue.fromN(Long.toString(position.version())));
  }

  private static Position position(Map<String, AttributeValue> key) {
    return new Position(
        key.get(EventItem.AGGREGATE_ID).s(), Long.parseLong(key.get(EventItem.VERSION).n()));
  }
}
