package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The writes of one command: its events, then the values it takes, then those it releases. */
final class AppendTransaction {

  static final String VERSION_IS_FREE = "attribute_not_exists(#id)";

  private static final String VALUE = "Value";
  private static final String VALUE_IS_FREE = "attribute_not_exists(#value) OR #id = :id";

  private final List<StoredEvent> events;
  private final UniqueChanges changes;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  AppendTransaction(
      String table,
      List<Map<String, AttributeValue>> items,
      List<StoredEvent> events,
      String valuesTable,
      UniqueChanges changes) {
    this.events = events;
    this.changes = changes;
    items.forEach(item -> writes.add(event(table, item)));
    String aggregateId = events.get(0).metadata().aggregateId();
    changes.taken().forEach(value -> writes.add(take(valuesTable, value, aggregateId)));
    changes.released().forEach(value -> writes.add(release(valuesTable, value, aggregateId)));
  }

  List<TransactWriteItem> writes() {
    return writes;
  }

  /**
   * Returns what it means that the transaction was cancelled.
   *
   * @throws EventTooLargeException if an item was too large
   * @throws TransactionCanceledException if the service did not do its work
   */
  AppendOutcome cancelled(TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    for (CancellationReason reason : reasons) {
      if ("ValidationError".equals(reason.code()) && AppendLimits.isSize(reason.message())) {
        throw new EventTooLargeException(reason.message());
      }
    }
    List<Map<String, AttributeValue>> held = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      if (failed(reasons, index)) {
        held.add(reasons.get(index).item());
      }
    }
    if (!held.isEmpty()) {
      return Holder.outcome(events, held);
    }
    for (int index = 0; index < changes.taken().size(); index++) {
      if (failed(reasons, events.size() + index)) {
        return new ValueTaken(changes.taken().get(index));
      }
    }
    if (reasons.stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()))) {
      return new VersionTaken(Optional.empty());
    }
    throw e;
  }

  /**
   * Returns the changes without the releases that were refused, because the values are other
   * aggregates' after all; empty if something else stood in the way.
   */
  Optional<UniqueChanges> withoutForeignReleases(TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    int first = events.size() + changes.taken().size();
    boolean other = reasons.stream().limit(first).anyMatch(reason -> !"None".equals(reason.code()));
    List<UniqueValue> own = new ArrayList<>();
    for (int index = 0; index < changes.released().size(); index++) {
      if (!failed(reasons, first + index)) {
        own.add(changes.released().get(index));
      }
    }
    return other || own.size() == changes.released().size()
        ? Optional.empty()
        : Optional.of(new UniqueChanges(changes.taken(), own));
  }

  private static boolean failed(List<CancellationReason> reasons, int index) {
    return index < reasons.size() && "ConditionalCheckFailed".equals(reasons.get(index).code());
  }

  private static TransactWriteItem event(String table, Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(VERSION_IS_FREE)
            .expressionAttributeNames(Map.of("#id", EventItem.AGGREGATE_ID))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static TransactWriteItem take(String table, UniqueValue value, String aggregateId) {
    AttributeValue id = AttributeValue.fromS(aggregateId);
    Put put =
        Put.builder()
            .tableName(table)
            .item(Map.of(VALUE, AttributeValue.fromS(value.key()), EventItem.AGGREGATE_ID, id))
            .conditionExpression(VALUE_IS_FREE)
            .expressionAttributeNames(Map.of("#value", VALUE, "#id", EventItem.AGGREGATE_ID))
            .expressionAttributeValues(Map.of(":id", id))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static TransactWriteItem release(String table, UniqueValue value, String aggregateId) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(Map.of(VALUE, AttributeValue.fromS(value.key())))
            .conditionExpression(VALUE_IS_FREE)
            .expressionAttributeNames(Map.of("#value", VALUE, "#id", EventItem.AGGREGATE_ID))
            .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(aggregateId)))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }
}
