package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Answers of the service that the local database never gives. */
class CancelledTransactionTest {

  @Test
  void aValidationErrorAboutTheSizeMeansTooLarge() {
    assertThatThrownBy(() -> append("Item size to update has exceeded the maximum allowed size"))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("Item size to update has exceeded the maximum allowed size");
  }

  @Test
  void anotherValidationErrorIsAFailureOfTheStore() {
    assertThatThrownBy(() -> append("Type mismatch for key Version expected: N actual: S"))
        .isInstanceOf(TransactionCanceledException.class);
  }

  private static void append(String message) {
    new DynamoDbEventStore(cancelling(message), "events").append(List.of(event(1), event(2)));
  }

  private static DynamoDbClient cancelling(String message) {
    return new DynamoDbClient() {
      @Override
      public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        CancellationReason none = CancellationReason.builder().code("None").build();
        CancellationReason invalid =
            CancellationReason.builder().code("ValidationError").message(message).build();
        throw TransactionCanceledException.builder().cancellationReasons(none, invalid).build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  private static StoredEvent event(long version) {
    EventMetadata metadata =
        new EventMetadata(
            "e-" + version,
            "Thing",
            "t-1",
            version,
            Instant.parse("2026-01-02T03:04:05Z"),
            "k",
            "r",
            "k");
    return new StoredEvent(metadata, "ThingHappened", 1, Map.of());
  }
}
