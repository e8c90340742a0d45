package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.ProjectedRows;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * The rows of a read model whose key is the id of the aggregate.
 *
 * <p>The version of the aggregate stands in the row itself, so one conditional PutItem writes both.
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
    return new Snapshot(rowKey, aggregateId, RowItem.row(item), version, version);
  }

  @Override
  public boolean save(Snapshot before, Map<String, Object> row, long version) {
    Put put =
        Guard.put(
            table,
            RowItem.of(key, before.rowKey(), row, RowItem.AGGREGATE_VERSION, version),
            RowItem.AGGREGATE_VERSION,
            before.version());
    try {
      client.putItem(
          request ->
              request
                  .tableName(put.tableName())
                  .item(put.item())
                  .conditionExpression(put.conditionExpression())
                  .expressionAttributeNames(put.expressionAttributeNames())
                  .expressionAttributeValues(
                      put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
