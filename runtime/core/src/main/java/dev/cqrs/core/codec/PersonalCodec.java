package dev.cqrs.core.codec;

/** Reads a personal value: faults say what is expected, not what was found. */
record PersonalCodec<T>(Codec<T> inner) implements Codec<T> {

  @Override
  public T decode(Object tree, Decoding at) {
    return inner.decode(tree, at.personal());
  }

  @Override
  public Object encode(T value) {
    return inner.encode(value);
  }

  @Override
  public boolean optional() {
    return inner.optional();
  }
}
