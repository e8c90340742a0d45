package dev.cqrs.api;

import java.util.Optional;

/**
 * Which page of rows a query wants.
 *
 * @param limit the greatest number of rows, 1 to 100
 * @param after the token of the page before, or empty for the first page
 * @param descending whether the last row of the order comes first
 */
public record PageRequest(int limit, Optional<String> after, boolean descending) {

  /** The limit of a page when the caller names none. */
  public static final int DEFAULT_LIMIT = 20;

  /** The greatest limit of a page. */
  public static final int MAX_LIMIT = 100;

  /** Checks the limit: a value outside 1 to 100 is a {@link Rejection} with code bad-page-limit. */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new Rejection(
          "bad-page-limit", "limit must be between 1 and " + MAX_LIMIT + ", but was " + limit);
    }
  }

  /** Returns the page that starts after a token, newest rows first. */
  public static PageRequest of(Optional<Integer> limit, Optional<String> after) {
    return new PageRequest(limit.orElse(DEFAULT_LIMIT), after, true);
  }
}
