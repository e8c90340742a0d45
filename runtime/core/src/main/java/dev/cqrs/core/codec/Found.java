package dev.cqrs.core.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Says what was found in a tree, without giving away texts, which may be personal data. */
final class Found {

  static final String MISSING = "is required";

  private static final int EXCERPT = 40;

  private Found() {}

  static String butWas(Object tree) {
    return ", but was " + describe(tree);
  }

  /** For texts that should be dates, constants and the like: the start of the text is shown. */
  static String butWasText(String text) {
    return ", but was \"" + clip(text) + "\"";
  }

  static String number(BigDecimal number) {
    return clip(number.toString());
  }

  private static String describe(Object tree) {
    if (tree == null) {
      return "null";
    }
    if (tree instanceof String) {
      return "a text";
    }
    if (tree instanceof BigDecimal number) {
      return "the number " + number(number);
    }
    if (tree instanceof Boolean) {
      return tree.toString();
    }
    if (tree instanceof Map) {
      return "an object";
    }
    if (tree instanceof List) {
      return "a list";
    }
    return "a " + tree.getClass().getSimpleName();
  }

  private static String clip(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
