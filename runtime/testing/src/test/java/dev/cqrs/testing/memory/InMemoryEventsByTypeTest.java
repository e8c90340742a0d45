package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.testing.contract.EventsByTypeContract;

class InMemoryEventsByTypeTest extends EventsByTypeContract {

  private final InMemoryEventStore store = new InMemoryEventStore();

  @Override
  protected EventsByType events() {
    return new InMemoryEventsByType(store);
  }

  @Override
  protected EventStore store() {
    return store;
  }
}
