package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A Query of the service that runs while a transaction is written; the local database has none. */
class HalfSeenTransactionTest {

  private final Answers answers = new Answers();
  private final DynamoDbEventStore store = new DynamoDbEventStore(answers, "events");

  @Test
  void aHistoryWithAGapIsReadAgain() {
    answers.versions = List.of(List.of(3L, 6L), List.of(3L, 4L, 5L, 6L));

    assertThat(store.read("t-1", 2)).extracting(this::version).containsExactly(3L, 4L, 5L, 6L);
    assertThat(answers.queries).isEqualTo(2);
  }

  @Test
  void aHistoryWithoutAGapIsReadOnce() {
    answers.versions = List.of(List.of(3L, 4L));

    assertThat(store.read("t-1", 2)).hasSize(2);
    assertThat(answers.queries).isEqualTo(1);
  }

  private long version(StoredEvent event) {
    return event.metadata().version();
  }

  private static final class Answers implements DynamoDbClient {

    private List<List<Long>> versions = List.of();
    private int queries;

    @Override
    public QueryResponse query(QueryRequest request) {
      List<Long> seen = versions.get(queries++);
      return QueryResponse.builder()
          .items(
              LongStream.of(seen.stream().mapToLong(Long::longValue).toArray())
                  .mapToObj(version -> EventItem.of(ThingEvents.event(version)))
                  .toList())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
