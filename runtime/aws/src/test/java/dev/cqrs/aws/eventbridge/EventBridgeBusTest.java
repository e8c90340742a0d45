package dev.cqrs.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import dev.cqrs.core.publish.EventBus.Refused;
import dev.cqrs.testing.contract.EventBusContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventBridgeBusTest extends EventBusContract {

  private ScriptedEventBridge service;
  private EventBus bus;

  @BeforeEach
  void start() throws Exception {
    service = new ScriptedEventBridge();
    bus = new EventBridgeBus(service.client(), "events", "cqrs.test", Duration.ofMillis(1));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected EventBus bus() {
    return bus;
  }

  @Override
  protected List<StoredEvent> arrived(String aggregateId, int expected) {
    return service.taken().stream()
        .map(entry -> EventDetail.read(entry.detail()))
        .filter(event -> event.metadata().aggregateId().equals(aggregateId))
        .toList();
  }

  @Test
  void anEntryNamesBusSourceAndType() {
    bus.publish(List.of(Events.event("a", 1)));

    assertThat(service.taken()).hasSize(1);
    ScriptedEventBridge.Entry entry = service.taken().get(0);
    assertThat(entry.bus()).isEqualTo("events");
    assertThat(entry.source()).isEqualTo("cqrs.test");
    assertThat(entry.type()).isEqualTo("ThingHappened");
  }

  @Test
  void onlyTheRefusedEntryIsSentAgain() {
    service.refuse("b", 2);

    assertThat(bus.publish(List.of(Events.event("a", 1), Events.event("b", 1)))).isEmpty();

    assertThat(service.requestSizes()).containsExactly(2, 1, 1);
    assertThat(service.taken()).hasSize(2);
  }

  @Test
  void whatFollowsARefusedEventInItsAggregateIsSentAgainAfterIt() {
    service.refuse("b", 1);
    List<StoredEvent> events =
        List.of(Events.event("b", 1), Events.event("a", 1), Events.event("b", 2));

    assertThat(bus.publish(events)).isEmpty();

    assertThat(service.requestSizes()).containsExactly(3, 2);
    assertThat(arrived("b", 3))
        .extracting(event -> event.metadata().version())
        .containsExactly(2L, 1L, 2L);
    assertThat(arrived("a", 1)).hasSize(1);
  }

  @Test
  void whatFollowsAnEventThatStaysRefusedIsRefusedThoughItWasTaken() {
    service.refuseVersion("b", 1);
    StoredEvent refused = Events.event("b", 1);
    StoredEvent later = Events.event("b", 2);

    assertThat(bus.publish(List.of(refused, Events.event("a", 1), later)))
        .containsExactly(
            new Refused(refused, "ThrottlingException: Rate exceeded"),
            new Refused(later, "held back: version 1 was not published"));
  }

  @Test
  void anEventThatStaysRefusedHoldsBackItsAggregateOnly() {
    service.refuse("b", Integer.MAX_VALUE);
    List<StoredEvent> first = Events.history("a", 9);
    StoredEvent refused = Events.event("b", 1);
    StoredEvent later = Events.event("b", 2);
    StoredEvent other = Events.event("c", 1);
    List<StoredEvent> events = new ArrayList<>(first);
    events.addAll(List.of(refused, later, other));

    assertThat(bus.publish(events))
        .containsExactly(
            new Refused(refused, "ThrottlingException: Rate exceeded"),
            new Refused(later, "held back: version 1 was not published"));
    assertThat(service.taken()).hasSize(10);
  }

  @Test
  void largeEventsGoInRequestsOfTheirOwn() {
    Map<String, Object> large = Map.of("text", "x".repeat(130_000));
    List<StoredEvent> events =
        List.of(
            Events.event("a", 1, large),
            Events.event("b", 1, large),
            Events.event("c", 1, large),
            Events.event("d", 1));

    assertThat(bus.publish(events)).isEmpty();

    assertThat(service.requestSizes()).containsExactly(2, 2);
  }

  @Test
  void anEventLargerThanARequestIsRefusedWithTheNumbers() {
    StoredEvent huge = Events.event("a", 1, Map.of("text", "x".repeat(262_000)));

    List<Refused> refused = bus.publish(List.of(huge, Events.event("b", 1)));

    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).reason()).matches("it has 262\\d{3} bytes; the limit is 262143");
    assertThat(service.taken()).hasSize(1);
  }
}
