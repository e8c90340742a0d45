package dev.cqrs.core.codec;

import java.util.function.Function;

/**
 * A component of a record.
 *
 * @param name the name of the component
 * @param codec reads and writes its value
 * @param get the accessor of the record
 * @param <T> the record
 * @param <V> the value
 */
public record Component<T, V>(String name, Codec<V> codec, Function<T, V> get) {

  /** Returns the tree of this component's value, or null if the value is missing. */
  Object encode(T value) {
    return codec.encode(get.apply(value));
  }
}
