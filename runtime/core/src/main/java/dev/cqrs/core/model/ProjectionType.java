package dev.cqrs.core.model;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;

/**
 * One event projected onto the rows of one read model.
 *
 * @param aggregate the name of the aggregate that the event belongs to
 * @param event the name of the event
 * @param codec reads every version of the event record
 * @param rowKey the {@code @RowKey} method, or one that returns the id of the aggregate
 * @param first the static {@code @Projects} method, for no row yet; null if there is none
 * @param next the instance {@code @Projects} method, for an existing row; null if there is none
 * @param <R> the row record
 * @param <E> the event record
 */
public record ProjectionType<R, E>(
    String aggregate,
    String event,
    VersionedCodec<E> codec,
    RowKeyOf<E> rowKey,
    EventType.First<R, E> first,
    EventType.Next<R, E> next) {

  /** Makes a projection of an event whose shape has only version 1. */
  public ProjectionType(
      String aggregate,
      String event,
      Codec<E> codec,
      RowKeyOf<E> rowKey,
      EventType.First<R, E> first,
      EventType.Next<R, E> next) {
    this(aggregate, event, VersionedCodec.of(codec), rowKey, first, next);
  }

  /** Tells which row an event belongs to. */
  @FunctionalInterface
  public interface RowKeyOf<E> {
    /** Returns the key of the row. */
    String of(E event, EventMetadata metadata);
  }
}
