package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import dev.cqrs.testing.contract.UniqueValuesContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoDbUniqueValuesTest extends UniqueValuesContract {

  private static final EventStore STORE =
      new DynamoDbEventStore(
          DynamoDbLocal.client(), Tables.eventStore(), Optional.of(Tables.uniqueValues()));

  private final UniqueChanges three =
      new UniqueChanges(List.of(value("a"), value("b")), List.of(value("c")));

  @Override
  protected EventStore store() {
    return STORE;
  }

  @Test
  void eventsAndValuesTogetherHaveALimit() {
    List<StoredEvent> events = IntStream.rangeClosed(1, 98).mapToObj(ThingEvents::event).toList();

    assertThatThrownBy(() -> STORE.append(events, three))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage(
            "A command caused 98 events and changes 3 unique values; the limit is 100 together.");
  }

  @Test
  void aStoreWithoutATableOfValuesRefusesThem() {
    EventStore without = new DynamoDbEventStore(DynamoDbLocal.client(), Tables.eventStore());

    assertThatThrownBy(() -> without.append(List.of(ThingEvents.event(1)), three))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the event store was made without a table of unique values, but a command changes"
                + " some");
  }

  private static UniqueValue value(String text) {
    return UniqueValue.of("Thing", "name", text);
  }
}
