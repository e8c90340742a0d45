package dev.cqrs.core.model;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;

/**
 * An event and the methods that apply it.
 *
 * @param name the simple name of the record, unique in the application
 * @param version the version of the record's shape, from 1
 * @param type the record
 * @param codec reads and writes the record
 * @param first the static {@code @Applies} method, for the first event; null if there is none
 * @param next the instance {@code @Applies} method, for later events; null if there is none
 * @param <S> the aggregate
 * @param <E> the event record
 */
public record EventType<S, E>(
    String name, int version, Class<E> type, Codec<E> codec, First<S, E> first, Next<S, E> next) {

  /** Makes the first state. */
  @FunctionalInterface
  public interface First<S, E> {
    /** Returns the state after the event. */
    S apply(E event, EventMetadata metadata);
  }

  /** Makes the next state. */
  @FunctionalInterface
  public interface Next<S, E> {
    /** Returns the state after the event. */
    S apply(S state, E event, EventMetadata metadata);
  }
}
