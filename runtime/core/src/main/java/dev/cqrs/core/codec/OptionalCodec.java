package dev.cqrs.core.codec;

import java.util.Optional;

/** Reads a value that may be missing. */
record OptionalCodec<T>(Codec<T> inner) implements Codec<Optional<T>> {

  @Override
  public Optional<T> decode(Object tree, Decoding at) {
    return tree == null ? Optional.empty() : Optional.ofNullable(inner.decode(tree, at));
  }

  @Override
  public Object encode(Optional<T> value) {
    return value.map(inner::encode).orElse(null);
  }

  @Override
  public boolean optional() {
    return true;
  }
}
