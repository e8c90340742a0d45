package dev.cqrs.core.model;

import dev.cqrs.api.Rows;
import dev.cqrs.core.codec.Codec;

/**
 * A query and the method that answers it.
 *
 * @param name the simple name of the record, unique in the application
 * @param readModel the name of the read model it reads
 * @param codec reads the query record
 * @param answerer the method marked with {@code @Answers}
 * @param <Q> the query record
 * @param <R> the row record
 */
public record QueryType<Q, R>(
    String name, String readModel, Codec<Q> codec, Answerer<Q, R> answerer) {

  /** Answers a query. */
  @FunctionalInterface
  public interface Answerer<Q, R> {
    /** Returns a row, null, an {@code Optional} row or a {@code Page} of rows. */
    Object answer(Q query, Rows<R> rows);
  }
}
