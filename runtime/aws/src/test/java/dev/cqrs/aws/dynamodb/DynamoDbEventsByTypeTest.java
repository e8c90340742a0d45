package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.testing.contract.EventsByTypeContract;

class DynamoDbEventsByTypeTest extends EventsByTypeContract {

  private final String table = Tables.eventStore();

  @Override
  protected EventsByType events() {
    return new DynamoDbEventsByType(DynamoDbLocal.client(), table);
  }

  @Override
  protected EventStore store() {
    return new DynamoDbEventStore(DynamoDbLocal.client(), table);
  }
}
