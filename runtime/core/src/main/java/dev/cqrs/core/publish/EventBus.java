package dev.cqrs.core.publish;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.List;

/** Distributes events to everybody who asked for them. */
public interface EventBus {

  /**
   * Publishes events, in any number and of any size that the store can hold.
   *
   * @return the events that the bus did not take, in the order given, each with the reason; empty
   *     if it took all
   */
  List<Refused> publish(List<StoredEvent> events);

  /**
   * An event that the bus did not take.
   *
   * @param event the event
   * @param reason the error code and message of the bus
   */
  record Refused(StoredEvent event, String reason) {}
}
