package dev.cqrs.aws;

import dev.cqrs.aws.dynamodb.DynamoDbEventStore;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.UniqueType;
import java.util.Optional;

/** Makes the event store of functions that execute commands. */
final class EventStores {

  private static final String VALUES = "UNIQUE_VALUES_TABLE";

  private EventStores() {}

  /**
   * Returns the event store of an environment.
   *
   * @throws IllegalStateException if a variable is missing that the application needs
   */
  static EventStore of(Environment environment, Clients clients, Application application) {
    Optional<String> valuesTable = environment.find(VALUES);
    if (valuesTable.isEmpty()) {
      application.aggregates().forEach(EventStores::needNoValues);
    }
    return new DynamoDbEventStore(
        clients.dynamoDb(), environment.get("EVENT_STORE_TABLE"), valuesTable);
  }

  private static void needNoValues(AggregateType<?> aggregate) {
    for (UniqueType<?> unique : aggregate.uniques()) {
      throw new IllegalStateException(
          "%s.%s must be unique, but the environment variable %s of this function is not set: deploy the template that was rendered with this code."
              .formatted(aggregate.name(), unique.component(), VALUES));
    }
  }
}
