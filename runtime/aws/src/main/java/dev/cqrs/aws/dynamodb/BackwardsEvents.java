package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The events of an aggregate from a version back, one Query a page. */
final class BackwardsEvents implements Iterator<StoredEvent> {

  private final DynamoDbClient client;
  private final QueryRequest.Builder query;
  private final Deque<StoredEvent> page = new ArrayDeque<>();
  private boolean more;

  BackwardsEvents(
      DynamoDbClient client,
      String table,
      boolean consistent,
      String aggregateId,
      long from,
      int pageSize) {
    this.client = client;
    this.more = from >= 1;
    this.query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(consistent)
            .scanIndexForward(false)
            .limit(pageSize)
            .keyConditionExpression("#id = :id AND #version <= :from")
            .expressionAttributeNames(
                Map.of("#id", EventItem.AGGREGATE_ID, "#version", EventItem.VERSION))
            .expressionAttributeValues(
                Map.of(
                    ":id", AttributeValue.fromS(aggregateId),
                    ":from", AttributeValue.fromN(Long.toString(from))));
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && more) {
      QueryResponse response = client.query(query.build());
      response.items().forEach(item -> page.add(EventItem.read(item)));
      query.exclusiveStartKey(response.lastEvaluatedKey());
      // A full page says that there may be more, but nothing is before the first version.
      boolean first = !page.isEmpty() && page.getLast().metadata().version() == 1;
      more = !first && response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
    }
    return !page.isEmpty();
  }

  @Override
  public StoredEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is no earlier event");
    }
    return page.removeFirst();
  }
}
