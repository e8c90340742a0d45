package dev.cqrs.core.codec;

import java.math.BigDecimal;

/** Reads decimal numbers, exactly or not at all. */
enum DecimalCodec implements Codec<BigDecimal> {
  INSTANCE;

  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;

  @Override
  public BigDecimal decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof BigDecimal number)) {
      at.fault("must be a number", Found.butWas(tree));
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.precision() > MAX_DIGITS) {
      at.fault(
          "must have at most " + MAX_DIGITS + " significant digits",
          ", but had " + stripped.precision());
      return null;
    }
    long exponent = (long) stripped.precision() - stripped.scale() - 1;
    if (Math.abs(exponent) > MAX_EXPONENT) {
      at.fault(
          "must have an exponent from -" + MAX_EXPONENT + " to " + MAX_EXPONENT,
          ", but had " + exponent);
      return null;
    }
    return plain(stripped);
  }

  @Override
  public Object encode(BigDecimal value) {
    return plain(value.stripTrailingZeros());
  }

  private static BigDecimal plain(BigDecimal stripped) {
    // The bound spares numbers that no store holds from being written out digit by digit.
    boolean expandable = stripped.scale() < 0 && stripped.scale() >= -MAX_EXPONENT;
    return expandable ? stripped.setScale(0) : stripped;
  }
}
