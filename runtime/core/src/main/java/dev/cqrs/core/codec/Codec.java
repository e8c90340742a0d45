package dev.cqrs.core.codec;

/**
 * Reads a value from a tree and writes it to one.
 *
 * <p>A tree is made of {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code
 * BigDecimal}, {@code Boolean} and null, the things that JSON and DynamoDB have in common. Numbers
 * are exact.
 *
 * @param <T> the value
 */
public interface Codec<T> {

  /**
   * Returns the value of a tree; every fault is added to the decoding and none is thrown.
   *
   * @param tree the tree; null where the tree has nothing
   * @param at where the tree was found, and the place for faults
   * @return the value, or null after a fault
   */
  T decode(Object tree, Decoding at);

  /** Returns the tree of a value. */
  Object encode(T value);

  /** Returns whether a missing value is no fault; true for optional values only. */
  default boolean optional() {
    return false;
  }
}
