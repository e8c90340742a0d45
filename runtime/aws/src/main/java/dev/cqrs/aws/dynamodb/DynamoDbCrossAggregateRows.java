package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.ProjectedRows;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The rows of a read model that many aggregates feed.
 *
 * <p>How far each aggregate has been projected stands in a second table; one TransactWriteItems
 * writes row and position, each guarded by its own counter.
 */
public final class DynamoDbCrossAggregateRows implements ProjectedRows {

  private static final String AGGREGATE_ID = "AggregateId";
  private static final String VERSION = "Version";

  private final DynamoDbClient client;
  private final String table;
  private final String positionsTable;
  private final String key;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the read model's table
   * @param positionsTable the name of the table of positions
   * @param key the component that is the key of the row
   */
  public DynamoDbCrossAggregateRows(
      DynamoDbClient client, String table, String positionsTable, String key) {
    this.client = client;
    this.table = table;
    this.positionsTable = positionsTable;
    this.key = key;
  }

  @Override
  public Snapshot load(String rowKey, String aggregateId) {
    // Two reads need no transaction: save refuses unless neither has changed since.
    Map<String, AttributeValue> item = get(table, key, rowKey);
    Map<String, AttributeValue> position = get(positionsTable, AGGREGATE_ID, aggregateId);
    return new Snapshot(
        rowKey,
        aggregateId,
        RowItem.row(item),
        RowItem.count(item, RowItem.REVISION),
        RowItem.count(position, VERSION));
  }

  @Override
  public boolean save(Snapshot before, Map<String, Object> row, long version) {
    Map<String, AttributeValue> item =
        RowItem.of(key, before.rowKey(), row, RowItem.REVISION, before.revision() + 1);
    Map<String, AttributeValue> position =
        Map.of(
            AGGREGATE_ID, AttributeValue.fromS(before.aggregateId()),
            VERSION, AttributeValue.fromN(Long.toString(version)));
    Put putRow = Guard.put(table, item, RowItem.REVISION, before.revision());
    Put putPosition = Guard.put(positionsTable, position, VERSION, before.version());
    try {
      client.transactWriteItems(
          request ->
              request.transactItems(
                  TransactWriteItem.builder().put(putRow).build(),
                  TransactWriteItem.builder().put(putPosition).build()));
      return true;
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().anyMatch(DynamoDbCrossAggregateRows::lostRace)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean lostRace(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code())
        || "TransactionConflict".equals(reason.code());
  }

  private Map<String, AttributeValue> get(String from, String name, String value) {
    return client
        .getItem(
            request ->
                request
                    .tableName(from)
                    .key(Map.of(name, AttributeValue.fromS(value)))
                    .consistentRead(true))
        .item();
  }
}
