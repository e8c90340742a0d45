package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.testing.contract.EventStoreContract;

class InMemoryEventStoreTest extends EventStoreContract {

  private final InMemoryEventStore store = new InMemoryEventStore();

  @Override
  protected EventStore store() {
    return store;
  }
}
