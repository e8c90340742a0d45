package dev.cqrs.core.model;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;

/**
 * An event and the methods that apply it.
 *
 * @param name the simple name of the record, unique in the application
 * @param type the record
 * @param codec reads every version of the record and writes the last one
 * @param first the static {@code @Applies} method, for the first event; null if there is none
 * @param next the instance {@code @Applies} method, for later events; null if there is none
 * @param <S> the aggregate
 * @param <E> the event record
 */
public record EventType<S, E>(
    String name, Class<E> type, VersionedCodec<E> codec, First<S, E> first, Next<S, E> next) {

  /** Makes an event whose shape has only version 1. */
  public EventType(String name, Class<E> type, Codec<E> codec, First<S, E> first, Next<S, E> next) {
    this(name, type, VersionedCodec.of(codec), first, next);
  }

  /** Returns the version of the record's shape, from 1. */
  public int version() {
    return codec.version();
  }

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
