package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} must do while it is available. */
public abstract class EventBusContract {

  private final String id = "agg-" + UUID.randomUUID();

  /** Returns the bus under test. */
  protected abstract EventBus bus();

  /** Returns the events of an aggregate that have arrived, in any order; waits if needed. */
  protected abstract List<StoredEvent> arrived(String aggregateId, int expected);

  @Test
  void nothingIsPublishedForNoEvents() {
    assertThat(bus().publish(List.of())).isEmpty();
  }

  @Test
  void moreEventsThanOneRequestHoldsAllArrive() {
    List<StoredEvent> events = TestEvents.history(id, 25);

    assertThat(bus().publish(events)).isEmpty();

    assertThat(arrived(id, 25)).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void largeEventsAllArrive() {
    List<StoredEvent> events = new ArrayList<>();
    for (int version = 1; version <= 3; version++) {
      events.add(TestEvents.event(id, version, Map.of("text", "x".repeat(200_000))));
    }

    assertThat(bus().publish(events)).isEmpty();

    assertThat(arrived(id, 3)).containsExactlyInAnyOrderElementsOf(events);
  }
}
