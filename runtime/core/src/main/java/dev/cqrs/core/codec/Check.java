package dev.cqrs.core.codec;

import java.util.Optional;

/**
 * A constraint on a value that was read.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Check<T> {

  /** Returns what is wrong, or empty if the value is fine. */
  Optional<Fault> fault(T value);
}
