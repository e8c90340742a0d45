package dev.cqrs.testing.memory;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import dev.cqrs.testing.contract.EventBusContract;
import java.util.List;

class InMemoryEventBusTest extends EventBusContract {

  private final InMemoryEventBus bus = new InMemoryEventBus();

  @Override
  protected EventBus bus() {
    return bus;
  }

  @Override
  protected List<StoredEvent> arrived(String aggregateId, int expected) {
    return bus.published().stream()
        .filter(event -> event.metadata().aggregateId().equals(aggregateId))
        .toList();
  }
}
