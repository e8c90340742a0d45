package dev.cqrs.core.codec;

/** Reads true and false. */
enum BooleanCodec implements Codec<Boolean> {
  INSTANCE;

  @Override
  public Boolean decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof Boolean value)) {
      at.fault("must be true or false", Found.butWas(tree));
      return null;
    }
    return value;
  }

  @Override
  public Object encode(Boolean value) {
    return value;
  }
}
