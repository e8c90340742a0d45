package dev.cqrs.core.codec;

import java.time.DateTimeException;
import java.util.function.Function;

/** Reads values that a tree holds as texts. */
record TextCodec<T>(String kind, Function<String, T> parse, Function<T, String> print)
    implements Codec<T> {

  @Override
  public T decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof String text)) {
      at.fault("must be " + kind, Found.butWas(tree));
      return null;
    }
    if (!wellFormed(text)) {
      at.fault("must be well-formed Unicode, but has half of a surrogate pair");
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      at.fault("must be " + kind, Found.butWasText(text));
      return null;
    }
  }

  @Override
  public Object encode(T value) {
    return print.apply(value);
  }

  /** UTF-8 cannot carry half a surrogate pair: the store would replace it silently. */
  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
