package dev.cqrs.api;

import java.util.Optional;

/** The aggregates as the event store has them now. Reads are strongly consistent. */
public interface Aggregates {

  /**
   * Returns the state of an aggregate after its last event, or empty if there is none with this id.
   *
   * @param aggregate the record marked with {@link Aggregate}
   * @param id the id of the aggregate
   * @param <S> the record
   * @throws IllegalArgumentException if the application has no such aggregate
   */
  <S> Optional<S> find(Class<S> aggregate, String id);
}
