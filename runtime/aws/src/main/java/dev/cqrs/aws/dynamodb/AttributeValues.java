package dev.cqrs.aws.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Trees as attribute values and back.
 *
 * <p>Numbers keep their value; DynamoDB drops zeros at the end of a fraction.
 */
final class AttributeValues {

  /** What a number attribute holds; DynamoDB refuses more. */
  private static final int MAX_DIGITS = 38;

  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  private AttributeValues() {}

  /**
   * Returns the attribute value of a tree.
   *
   * @throws IllegalArgumentException if a number has more digits than DynamoDB keeps
   */
  static AttributeValue of(Object tree) {
    if (tree == null) {
      return AttributeValue.fromNul(true);
    } else if (tree instanceof String text) {
      return AttributeValue.fromS(text);
    } else if (tree instanceof Boolean value) {
      return AttributeValue.fromBool(value);
    } else if (tree instanceof BigDecimal number) {
      return AttributeValue.fromN(plain(number));
    } else if (tree instanceof Integer || tree instanceof Long) {
      return AttributeValue.fromN(tree.toString());
    } else if (tree instanceof List<?> list) {
      return AttributeValue.fromL(list.stream().map(AttributeValues::of).toList());
    } else if (tree instanceof Map<?, ?> map) {
      Map<String, AttributeValue> fields = new LinkedHashMap<>();
      map.forEach((name, value) -> fields.put((String) name, of(value)));
      return AttributeValue.fromM(fields);
    }
    throw new IllegalArgumentException("a tree has no " + tree.getClass().getName());
  }

  /** Returns the tree of an attribute value; sets and bytes are not used by this store. */
  static Object tree(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case NUL -> null;
      case M -> tree(value.m());
      case L -> {
        List<Object> list = new ArrayList<>();
        value.l().forEach(element -> list.add(tree(element)));
        yield list;
      }
      default ->
          throw new IllegalArgumentException("a tree has no attribute of type " + value.type());
    };
  }

  /** Returns the tree of a map of attribute values. */
  static Map<String, Object> tree(Map<String, AttributeValue> values) {
    Map<String, Object> tree = new LinkedHashMap<>();
    values.forEach((name, value) -> tree.put(name, tree(value)));
    return tree;
  }

  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (shortest.precision() > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "a number has " + shortest.precision() + " digits; DynamoDB keeps " + MAX_DIGITS);
    }
    // Checked before it is written: a plain 1e1000000000 would fill the memory.
    if (shortest.signum() != 0 && (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT)) {
      throw new IllegalArgumentException(
          "a number has the exponent " + exponent + "; DynamoDB keeps -130 to 125");
    }
    return shortest.toPlainString();
  }
}
