package dev.cqrs.core.model;

import dev.cqrs.api.Aggregates;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Send;
import java.util.List;

/**
 * A class that reacts to events with commands.
 *
 * @param name the declared name, unique in the application
 * @param events the events that it reacts to, by name
 */
public record ReactionType(String name, List<ReactedEvent<?>> events) {

  /**
   * An event and the method that reacts to it.
   *
   * @param aggregate the name of the aggregate that the event belongs to
   * @param event the name of the event
   * @param type the event record
   * @param reactor the method marked with {@code @Reacts}
   * @param <E> the event record
   */
  public record ReactedEvent<E>(
      String aggregate, String event, Class<E> type, EventReactor<E> reactor) {}

  /** Reacts to an event. */
  @FunctionalInterface
  public interface EventReactor<E> {
    /** Returns the commands to send, in the same order for every repetition of the event. */
    List<Send> react(E event, EventMetadata metadata, Aggregates aggregates);
  }
}
