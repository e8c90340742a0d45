package dev.cqrs.aws.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A put that happens only if a counter still has the value that was loaded. */
final class Guard {

  private Guard() {}

  /**
   * Returns a guarded put.
   *
   * @param counter the attribute that counts the changes of the item
   * @param loaded the value it must have; 0 if the item or the attribute must not exist
   */
  static Put put(String table, Map<String, AttributeValue> item, String counter, long loaded) {
    Put.Builder put =
        Put.builder()
            .tableName(table)
            .item(item)
            .expressionAttributeNames(Map.of("#counter", counter));
    if (loaded == 0) {
      return put.conditionExpression("attribute_not_exists(#counter)").build();
    }
    return put.conditionExpression("#counter = :loaded")
        .expressionAttributeValues(Map.of(":loaded", AttributeValue.fromN(Long.toString(loaded))))
        .build();
  }

  /** Returns a guarded put as a request of its own, outside a transaction. */
  static PutItemRequest request(Put put) {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(put.tableName())
            .item(put.item())
            .conditionExpression(put.conditionExpression())
            .expressionAttributeNames(put.expressionAttributeNames());
    if (put.hasExpressionAttributeValues()) {
      request.expressionAttributeValues(put.expressionAttributeValues());
    }
    return request.build();
  }
}
