package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.EventScan;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.testing.contract.EventScanContract;

class InMemoryEventScanTest extends EventScanContract {

  private final InMemoryEventStore store = new InMemoryEventStore();

  @Override
  protected EventScan scan() {
    return store;
  }

  @Override
  protected EventStore store() {
    return store;
  }
}
