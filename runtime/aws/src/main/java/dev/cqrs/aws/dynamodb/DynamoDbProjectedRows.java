package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The rows of a read model whose key is the id of the aggregate.
 *
 * <p>The version of the aggregate stands in the row itself, so one conditional PutItem writes both;
 * so does the marker of a parked aggregate, whose item may have no row yet.
 */
public final class DynamoDbProjectedRows implements ProjectedRows {

  private final DynamoDbClient client;
  private final String table;
  private final String key;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the read model's table
   * @param key the component that is the key of the row
   */
  public DynamoDbProjectedRows(DynamoDbClient client, String table, String key) {
    this.client = client;
    this.table = table;
    this.key = key;
  }

  @Override
  public Snapshot load(String rowKey, String aggregateId) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(Map.of(key, AttributeValue.fromS(rowKey)))
                        .consistentRead(true))
            .item();
    long version = RowItem.count(item, RowItem.AGGREGATE_VERSION);
    return new Snapshot(
        rowKey, aggregateId, RowItem.row(item), version, version, ParkedMarker.read(item));
  }

  @Override
  public Snapshot load(String aggregateId) {
    return load(aggregateId, aggregateId);
  }

  @Override
  public boolean save(Snapshot before, Map<String, Object> row, long version) {
    return put(before, RowItem.of(key, before.rowKey(), row, RowItem.AGGREGATE_VERSION, version));
  }

  @Override
  public boolean park(Snapshot before, Parked parked) {
    Map<String, AttributeValue> item =
        RowItem.of(key, before.rowKey(), before.row(), RowItem.AGGREGATE_VERSION, before.version());
    ParkedMarker.put(item, parked);
    return put(before, item);
  }

  private boolean put(Snapshot before, Map<String, AttributeValue> item) {
    RowLimits.checkSize(item);
    try {
      client.putItem(
          Guard.request(Guard.put(table, item, RowItem.AGGREGATE_VERSION, before.version())));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    } catch (DynamoDbException e) {
      throw RowLimits.meaning(e);
    }
  }
}
