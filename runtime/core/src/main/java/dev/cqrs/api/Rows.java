package dev.cqrs.api;

import java.util.Optional;

/**
 * The rows of one read model, as its queries see them. Reads are eventually consistent.
 *
 * @param <R> the record marked with {@link ReadModel}
 */
public interface Rows<R> {

  /** Returns the row with this key, or empty if there is none. */
  Optional<R> find(String key);

  /**
   * Returns one page of the rows that an index has under a value, in the order of the index's sort
   * component.
   *
   * @param index the name of a declared index
   * @param value the value of the index's key component
   * @param page where to start and how many rows to return
   * @throws IllegalArgumentException if the read model declares no such index
   */
  Page<R> find(String index, String value, PageRequest page);
}
