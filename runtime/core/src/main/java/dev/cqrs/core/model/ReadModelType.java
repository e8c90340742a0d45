package dev.cqrs.core.model;

import dev.cqrs.core.codec.Codec;
import java.util.List;

/**
 * A read model.
 *
 * @param name the declared name
 * @param key the component that is the key
 * @param crossAggregate whether rows are keyed by {@code @RowKey} methods and so may be fed by many
 *     aggregates
 * @param codec reads and writes the row
 * @param indexes the declared indexes
 * @param projections the projected events, by event name
 * @param <R> the row record
 */
public record ReadModelType<R>(
    String name,
    String key,
    boolean crossAggregate,
    Codec<R> codec,
    List<IndexType> indexes,
    List<ProjectionType<R, ?>> projections) {

  /**
   * An index.
   *
   * @param name the declared name
   * @param key the component that rows are looked up by
   * @param sort the component that rows are sorted by, or an empty text
   */
  public record IndexType(String name, String key, String sort) {}
}
