package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The rows of a read model that many aggregates feed.
 *
 * <p>How far each aggregate has been projected stands in a second table; one TransactWriteItems
 * writes row and position, each guarded by its own counter. The marker of a parked aggregate stands
 * beside its position.
 */
public final class DynamoDbCrossAggregateRows implements ProjectedRows {

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
    RowLimits.checkKey(rowKey);
    // Two reads need no transaction: save refuses unless neither has changed since.
    Map<String, AttributeValue> item = get(table, key, rowKey);
    Map<String, AttributeValue> position = get(positionsTable, RowItem.AGGREGATE_ID, aggregateId);
    return new Snapshot(
        rowKey,
        aggregateId,
        RowItem.row(item),
        RowItem.count(item, RowItem.REVISION),
        RowItem.count(position, RowItem.VERSION),
        ParkedMarker.read(position));
  }

  @Override
  public Snapshot load(String aggregateId) {
    Map<String, AttributeValue> position = get(positionsTable, RowItem.AGGREGATE_ID, aggregateId);
    return new Snapshot(
        null,
        aggregateId,
        null,
        0,
        RowItem.count(position, RowItem.VERSION),
        ParkedMarker.read(position));
  }

  @Override
  public boolean save(Snapshot before, Map<String, Object> row, long version) {
    Map<String, AttributeValue> item =
        RowItem.of(key, before.rowKey(), row, RowItem.REVISION, before.revision() + 1);
    RowLimits.checkSize(item);
    Put putRow = Guard.put(table, item, RowItem.REVISION, before.revision());
    Put putPosition = position(before, version, null);
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
      throw e.cancellationReasons().stream()
              .anyMatch(reason -> "ValidationError".equals(reason.code()))
          ? RowLimits.refused(e)
          : e;
    } catch (DynamoDbException e) {
      throw RowLimits.meaning(e);
    }
  }

  @Override
  public boolean park(Snapshot before, Parked parked) {
    try {
      client.putItem(Guard.request(position(before, before.version(), parked)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** A position is a row without components. */
  private Put position(Snapshot before, long version, Parked parked) {
    Map<String, AttributeValue> item =
        RowItem.of(RowItem.AGGREGATE_ID, before.aggregateId(), Map.of(), RowItem.VERSION, version);
    ParkedMarker.put(item, parked);
    return Guard.put(positionsTable, item, RowItem.VERSION, before.version());
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
