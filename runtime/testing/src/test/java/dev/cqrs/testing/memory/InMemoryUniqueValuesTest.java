package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.testing.contract.UniqueValuesContract;

class InMemoryUniqueValuesTest extends UniqueValuesContract {

  private final EventStore store = new InMemoryEventStore();

  @Override
  protected EventStore store() {
    return store;
  }
}
