package dev.cqrs.core.codec;

import java.math.BigDecimal;
import java.util.function.Function;

/** Reads whole numbers between two bounds. */
record WholeNumberCodec<T>(
    long min, long max, Function<BigDecimal, T> narrow, Function<T, BigDecimal> widen)
    implements Codec<T> {

  @Override
  public T decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof BigDecimal number)) {
      at.fault("must be a whole number", Found.butWas(tree));
      return null;
    }
    if (number.stripTrailingZeros().scale() > 0) {
      at.fault("must be a whole number", ", but was " + Found.number(number));
      return null;
    }
    if (number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      at.fault("must be from " + min + " to " + max, ", but was " + Found.number(number));
      return null;
    }
    return narrow.apply(number);
  }

  @Override
  public Object encode(T value) {
    return widen.apply(value);
  }
}
