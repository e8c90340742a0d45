package dev.cqrs.processor;

import dev.cqrs.processor.Shape.Container;
import dev.cqrs.processor.Shape.Scalar;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The calls of the codec library's checks that stand for constraint annotations. */
final class ConstraintCode {

  private ConstraintCode() {}

  /** Returns the call without its class, or null if the constraint does not fit the shape. */
  static String of(String constraint, Map<String, Object> values, Shape shape) {
    return switch (constraint) {
      case "NotBlank" -> shape == Scalar.STRING ? "notBlank()" : null;
      case "Email" -> shape == Scalar.STRING ? "email()" : null;
      case "Pattern" ->
          shape == Scalar.STRING ? "pattern(" + literal(values.get("regexp")) + ")" : null;
      case "NotEmpty" -> size(shape, 1, Integer.MAX_VALUE);
      case "Size" -> size(shape, (Integer) values.get("min"), (Integer) values.get("max"));
      case "Min" -> bound(shape, "Min", (Long) values.get("value"));
      case "Max" -> bound(shape, "Max", (Long) values.get("value"));
      case "PositiveOrZero" -> bound(shape, "Min", 0);
      case "Positive" ->
          shape == Scalar.DECIMAL ? "decimalMin(\"0\", false)" : bound(shape, "Min", 1);
      case "DecimalMin", "DecimalMax" ->
          shape == Scalar.DECIMAL
              ? "d%s(%s, %s)"
                  .formatted(
                      constraint.substring(1),
                      literal(values.get("value")),
                      values.get("inclusive"))
              : null;
      default -> throw new IllegalArgumentException(constraint);
    };
  }

  /** Returns why the values of a constraint mean nothing, or empty if they mean something. */
  static Optional<String> unreadable(String constraint, Map<String, Object> values) {
    String written = String.valueOf(values.getOrDefault("regexp", values.get("value")));
    if (constraint.equals("Pattern")) {
      try {
        Pattern.compile(written);
      } catch (PatternSyntaxException e) {
        return Optional.of("\"" + written + "\" is not a regular expression");
      }
    } else if (constraint.startsWith("Decimal")) {
      try {
        new BigDecimal(written);
      } catch (NumberFormatException e) {
        return Optional.of("\"" + written + "\" is not a decimal number");
      }
    }
    return Optional.empty();
  }

  /** Returns the types that a constraint fits, as messages name them. */
  static String fits(String constraint) {
    return switch (constraint) {
      case "NotBlank", "Email", "Pattern" -> "String";
      case "NotEmpty", "Size" -> "String, List and Map";
      case "DecimalMin", "DecimalMax" -> "BigDecimal";
      default -> "int, long and BigDecimal";
    };
  }

  /** Returns a Java literal of a text. */
  static String literal(Object text) {
    StringBuilder literal = new StringBuilder("\"");
    text.toString()
        .chars()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                literal.append('\\').append((char) character);
              } else if (character < 0x20 || character > 0x7e) {
                literal.append("\\u%04x".formatted(character));
              } else {
                literal.append((char) character);
              }
            });
    return literal.append('"').toString();
  }

  private static String size(Shape shape, int min, int max) {
    if (shape == Scalar.STRING) {
      return "size(%d, %d)".formatted(min, max);
    }
    if (!(shape instanceof Container container)) {
      return null;
    }
    return switch (container.kind()) {
      case LIST -> "listSize(%d, %d)".formatted(min, max);
      case MAP -> "mapSize(%d, %d)".formatted(min, max);
      case OPTIONAL -> null;
    };
  }

  private static String bound(Shape shape, String side, long value) {
    if (shape == Scalar.INTEGER) {
      return "int%s(%dL)".formatted(side, value);
    }
    if (shape == Scalar.LONG) {
      return "long%s(%dL)".formatted(side, value);
    }
    return shape == Scalar.DECIMAL ? "decimal%s(\"%d\", true)".formatted(side, value) : null;
  }
}
