package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The size of an item in DynamoDB's JSON, as the service counts it. */
final class JsonItemSize {

  private static final int CONTAINER = 3;

  private JsonItemSize() {}

  /** Returns the size of an item in bytes: names and values. */
  static long of(Map<?, ?> item) {
    return item.entrySet().stream()
        .mapToLong(attribute -> text(attribute.getKey()) + value((Map<?, ?>) attribute.getValue()))
        .sum();
  }

  private static long value(Map<?, ?> typed) {
    Map.Entry<?, ?> entry = typed.entrySet().iterator().next();
    Object value = entry.getValue();
    return switch ((String) entry.getKey()) {
      case "S" -> text(value);
      case "N" -> number(new BigDecimal((String) value));
      case "B" -> Base64.getDecoder().decode((String) value).length;
      case "M" -> CONTAINER + ((Map<?, ?>) value).size() + of((Map<?, ?>) value);
      case "L" ->
          CONTAINER
              + ((List<?>) value).size()
              + ((List<?>) value).stream().mapToLong(element -> value((Map<?, ?>) element)).sum();
      case "BOOL", "NULL" -> 1;
      default -> throw new IllegalStateException("not metered: " + typed);
    };
  }

  private static long text(Object text) {
    return ((String) text).getBytes(UTF_8).length;
  }

  /** Two digits a byte, one byte more, and one for a minus sign. */
  private static long number(BigDecimal number) {
    long digits = number.stripTrailingZeros().precision();
    return (digits + 1) / 2 + (number.signum() < 0 ? 2 : 1);
  }
}
