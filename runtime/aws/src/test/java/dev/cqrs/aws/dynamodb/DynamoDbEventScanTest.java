package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.testing.contract.EventScanContract;

class DynamoDbEventScanTest extends EventScanContract {

  private final String table = Tables.eventStore();

  @Override
  protected EventScan scan() {
    return new DynamoDbEventScan(DynamoDbLocal.client(), table);
  }

  @Override
  protected EventStore store() {
    return new DynamoDbEventStore(DynamoDbLocal.client(), table);
  }
}
