package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.Appended;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The event store in a DynamoDB table: one item per event, written once and never changed.
 *
 * <p>Reading is one Query a page, strongly consistent unless it says otherwise, appending one
 * conditional PutItem, or one TransactWriteItems for several events and for unique values, which
 * have a table of their own. A failure of the service, such as throttling, is thrown as the SDK's
 * exception.
 */
public final class DynamoDbEventStore implements EventStore {

  private final DynamoDbClient client;
  private final String table;
  private final Optional<String> valuesTable;

  /**
   * Makes a store without unique values.
   *
   * @param client the client to use; it is not closed
   * @param table the name of the event store's table
   */
  public DynamoDbEventStore(DynamoDbClient client, String table) {
    this(client, table, Optional.empty());
  }

  /**
   * Makes a store.
   *
   * @param client the client to use; it is not closed
   * @param table the name of the event store's table
   * @param valuesTable the name of the table of unique values, if the application has any
   */
  public DynamoDbEventStore(DynamoDbClient client, String table, Optional<String> valuesTable) {
    this.client = client;
    this.table = table;
    this.valuesTable = valuesTable;
  }

  @Override
  public List<StoredEvent> read(String aggregateId, long afterVersion) {
    Map<String, String> names = new HashMap<>();
    EventItem.WITHOUT_SNAPSHOT.forEach(name -> names.put("#" + name, name));
    QueryResponse page =
        client.query(
            request ->
                request
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#AggregateId = :id AND #Version > :after")
                    .projectionExpression(String.join(", ", names.keySet()))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(
                        Map.of(
                            ":id", AttributeValue.fromS(aggregateId),
                            ":after", AttributeValue.fromN(Long.toString(afterVersion)))));
    return page.items().stream().map(EventItem::read).toList();
  }

  @Override
  public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
    return new BackwardsEvents(client, table, true, aggregateId, from, pageSize);
  }

  @Override
  public Iterator<StoredEvent> backwardsEventually(String aggregateId, long from, int pageSize) {
    return new BackwardsEvents(client, table, false, aggregateId, from, pageSize);
  }

  @Override
  public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
    List<Map<String, AttributeValue>> items = AppendLimits.items(events, changes.size());
    try {
      return items.size() == 1 && changes.size() == 0
          ? put(events, items.get(0))
          : write(events, items, changes);
    } catch (DynamoDbException e) {
      if (AppendLimits.refused(e)) {
        throw new EventTooLargeException(e.awsErrorDetails().errorMessage());
      }
      throw e;
    }
  }

  private AppendOutcome put(List<StoredEvent> events, Map<String, AttributeValue> item) {
    try {
      client.putItem(
          request ->
              request
                  .tableName(table)
                  .item(item)
                  .conditionExpression(AppendTransaction.VERSION_IS_FREE)
                  .expressionAttributeNames(Map.of("#id", EventItem.AGGREGATE_ID))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Appended();
    } catch (ConditionalCheckFailedException e) {
      return Holder.outcome(events, List.of(e.hasItem() ? e.item() : Map.of()));
    } catch (TransactionConflictException e) {
      return new VersionTaken(Optional.empty());
    }
  }

  private AppendOutcome write(
      List<StoredEvent> events, List<Map<String, AttributeValue>> items, UniqueChanges changes) {
    AppendTransaction transaction =
        new AppendTransaction(table, items, events, valuesTable(changes), changes);
    try {
      client.transactWriteItems(request -> request.transactItems(transaction.writes()));
      return new Appended();
    } catch (TransactionCanceledException e) {
      Optional<UniqueChanges> rest = transaction.withoutForeignReleases(e);
      return rest.isPresent() ? append(events, rest.get()) : transaction.cancelled(e);
    }
  }

  private String valuesTable(UniqueChanges changes) {
    if (changes.size() > 0 && valuesTable.isEmpty()) {
      throw new IllegalStateException(
          "the event store was made without a table of unique values, but a command changes some");
    }
    return valuesTable.orElse("");
  }
}
