package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The event store in a DynamoDB table: one item per event, written once and never changed.
 *
 * <p>Reading is one strongly consistent Query, appending one conditional PutItem, or one
 * TransactWriteItems for several events. A failure of the service, such as throttling or a conflict
 * of transactions, is thrown as the SDK's exception.
 */
public final class DynamoDbEventStore implements EventStore {

  private static final String VERSION_IS_FREE = "attribute_not_exists(#id)";

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the event store's table
   */
  public DynamoDbEventStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public List<StoredEvent> read(String aggregateId, long afterVersion) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#id = :id AND #version > :after")
            .expressionAttributeNames(
                Map.of("#id", EventItem.AGGREGATE_ID, "#version", EventItem.VERSION))
            .expressionAttributeValues(
                Map.of(
                    ":id", AttributeValue.fromS(aggregateId),
                    ":after", AttributeValue.fromN(Long.toString(afterVersion))));
    List<StoredEvent> events = new ArrayList<>();
    QueryResponse page;
    do {
      page = client.query(query.build());
      page.items().forEach(item -> events.add(EventItem.read(item)));
      query.exclusiveStartKey(page.lastEvaluatedKey());
    } while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty());
    return List.copyOf(events);
  }

  @Override
  public Optional<StoredEvent> append(List<StoredEvent> events) {
    List<Map<String, AttributeValue>> items = AppendLimits.items(events);
    try {
      if (items.size() == 1) {
        put(items.get(0));
      } else {
        putAll(items);
      }
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return conflict(events, e.hasItem() ? List.of(e.item()) : List.of(), e);
    } catch (TransactionCanceledException e) {
      return conflict(events, e);
    } catch (DynamoDbException e) {
      if (AppendLimits.refused(e)) {
        throw new EventTooLargeException(e.awsErrorDetails().errorMessage());
      }
      throw e;
    }
  }

  private void put(Map<String, AttributeValue> item) {
    client.putItem(
        request ->
            request
                .tableName(table)
                .item(item)
                .conditionExpression(VERSION_IS_FREE)
                .expressionAttributeNames(Map.of("#id", EventItem.AGGREGATE_ID))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private void putAll(List<Map<String, AttributeValue>> items) {
    List<TransactWriteItem> puts = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      Put put =
          Put.builder()
              .tableName(table)
              .item(item)
              .conditionExpression(VERSION_IS_FREE)
              .expressionAttributeNames(Map.of("#id", EventItem.AGGREGATE_ID))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build();
      puts.add(TransactWriteItem.builder().put(put).build());
    }
    client.transactWriteItems(request -> request.transactItems(puts));
  }

  private static Optional<StoredEvent> conflict(
      List<StoredEvent> events, TransactionCanceledException e) {
    List<Map<String, AttributeValue>> taken = new ArrayList<>();
    for (CancellationReason reason : e.cancellationReasons()) {
      if ("ConditionalCheckFailed".equals(reason.code()) && reason.hasItem()) {
        taken.add(reason.item());
      } else if ("ValidationError".equals(reason.code()) && AppendLimits.isSize(reason.message())) {
        throw new EventTooLargeException(reason.message());
      }
    }
    return conflict(events, taken, e);
  }

  /**
   * The SDK repeats a call whose answer was lost. An item with all our own metadata tells that the
   * first attempt had been written: no conflict. The event id alone does not tell it, for a command
   * that is sent again makes the same one; its answer is the stored event's.
   */
  private static Optional<StoredEvent> conflict(
      List<StoredEvent> events, List<Map<String, AttributeValue>> taken, DynamoDbException e) {
    if (taken.isEmpty()) {
      throw e;
    }
    StoredEvent holder = EventItem.read(taken.get(0));
    boolean ours =
        events.stream()
            .anyMatch(
                event ->
                    event.metadata().equals(holder.metadata())
                        && event.type().equals(holder.type()));
    return ours ? Optional.empty() : Optional.of(holder);
  }
}
