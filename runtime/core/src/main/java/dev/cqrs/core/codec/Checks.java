package dev.cqrs.core.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The constraints that annotations on components declare. Bounds are inclusive. */
public final class Checks {

  private static final int MAX_EMAIL = 254;

  private Checks() {}

  /** Refuses texts of white space only, and the empty one. */
  public static Check<String> notBlank() {
    return text -> when(text.isBlank(), "must not be blank", "");
  }

  /** Bounds the length of a text in characters. */
  public static Check<String> size(int min, int max) {
    return text -> {
      int length = text.codePointCount(0, text.length());
      return when(
          length < min || length > max,
          "must be " + range(min, max, "character") + " long",
          ", but was " + length);
    };
  }

  /** Demands an e-mail address: something, an at sign and a host name, without white space. */
  public static Check<String> email() {
    return text -> when(!isEmail(text), "must be an e-mail address", "");
  }

  /** Demands that the whole text matches a regular expression. */
  public static Check<String> pattern(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> when(!pattern.matcher(text).matches(), "must match " + regex, "");
  }

  /** Bounds the number of elements of a list. */
  public static Check<List<?>> listSize(int min, int max) {
    return list -> sized(list.size(), min, max, "element");
  }

  /** Bounds the number of entries of a map. */
  public static Check<Map<?, ?>> mapSize(int min, int max) {
    return map -> sized(map.size(), min, max, "entry");
  }

  /** Bounds a decimal number from below. */
  public static Check<BigDecimal> decimalMin(String min, boolean inclusive) {
    BigDecimal bound = new BigDecimal(min);
    return number -> {
      int order = number.compareTo(bound);
      return when(
          inclusive ? order < 0 : order <= 0,
          (inclusive ? "must be at least " : "must be greater than ") + min,
          butWas(number));
    };
  }

  /** Bounds a decimal number from above. */
  public static Check<BigDecimal> decimalMax(String max, boolean inclusive) {
    BigDecimal bound = new BigDecimal(max);
    return number -> {
      int order = number.compareTo(bound);
      return when(
          inclusive ? order > 0 : order >= 0,
          (inclusive ? "must be at most " : "must be less than ") + max,
          butWas(number));
    };
  }

  /** Bounds a whole number from below. */
  public static Check<Integer> intMin(long min) {
    return number -> when(number < min, "must be at least " + min, butWas(number));
  }

  /** Bounds a whole number from above. */
  public static Check<Integer> intMax(long max) {
    return number -> when(number > max, "must be at most " + max, butWas(number));
  }

  /** Bounds a whole number from below. */
  public static Check<Long> longMin(long min) {
    return number -> when(number < min, "must be at least " + min, butWas(number));
  }

  /** Bounds a whole number from above. */
  public static Check<Long> longMax(long max) {
    return number -> when(number > max, "must be at most " + max, butWas(number));
  }

  private static Optional<Fault> when(boolean faulty, String demand, String found) {
    return faulty ? Optional.of(new Fault(demand, found)) : Optional.empty();
  }

  private static Optional<Fault> sized(int size, int min, int max, String unit) {
    return when(
        size < min || size > max, "must have " + range(min, max, unit), ", but had " + size);
  }

  private static String butWas(Number number) {
    return ", but was " + number;
  }

  private static String range(int min, int max, String unit) {
    if (min == max) {
      return "exactly " + count(min, unit);
    }
    if (max == Integer.MAX_VALUE) {
      return "at least " + count(min, unit);
    }
    return min == 0 ? "at most " + count(max, unit) : min + " to " + count(max, unit);
  }

  private static String count(int number, String unit) {
    if (number == 1) {
      return number + " " + unit;
    }
    return number
        + " "
        + (unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ie" : unit)
        + "s";
  }

  private static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && text.length() <= MAX_EMAIL
        && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
        && isHost(text.substring(at + 1))
        && text.indexOf('@') == at;
  }

  private static boolean isHost(String host) {
    return !host.isEmpty()
        && !host.startsWith(".")
        && !host.endsWith(".")
        && !host.contains("..")
        && host.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
  }
}
