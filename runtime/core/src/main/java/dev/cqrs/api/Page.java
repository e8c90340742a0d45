package dev.cqrs.api;

import java.util.List;
import java.util.Optional;

/**
 * One page of rows.
 *
 * @param items the rows, in the order of the index; empty on a page without rows
 * @param next the token that asks for the next page, or empty on the last one
 * @param <R> the row
 */
public record Page<R>(List<R> items, Optional<String> next) {

  /** Keeps an immutable copy of the rows. */
  public Page {
    items = List.copyOf(items);
  }
}
