package dev.cqrs.core.readmodel;

import dev.cqrs.api.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one read model as its queries see them: trees, eventually consistent. */
public interface ReadableRows {

  /** Returns the row with this key, or empty if there is none. */
  Optional<Map<String, Object>> find(String key);

  /**
   * Returns how far an aggregate has been projected, strongly consistent: the version of its last
   * event that the rows contain, or 0 if they contain none.
   */
  long position(String aggregateId);

  /** Returns the same rows, read by key strongly consistent; an index offers no such reads. */
  ReadableRows consistent();

  /**
   * Returns one page of the rows that an index has under a value.
   *
   * @throws dev.cqrs.api.Rejection with code bad-page-token if the token is not one of this index
   *     and value
   */
  RowPage find(String index, String value, PageRequest page);

  /**
   * One page of rows.
   *
   * @param items the rows as trees
   * @param next the token of the next page, or empty
   */
  record RowPage(List<Map<String, Object>> items, Optional<String> next) {}
}
