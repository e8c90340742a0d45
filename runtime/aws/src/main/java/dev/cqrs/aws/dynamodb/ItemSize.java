package dev.cqrs.aws.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item as DynamoDB counts it. */
final class ItemSize {

  private ItemSize() {}

  /** Returns the size of an item in bytes: names and values. */
  static long of(Map<String, AttributeValue> item) {
    long size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += text(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> text(value.s());
      case N -> number(new BigDecimal(value.n()));
      case B -> value.b().asByteArrayUnsafe().length;
      case M -> 3 + value.m().size() + of(value.m());
      case L -> 3 + value.l().size() + value.l().stream().mapToLong(ItemSize::of).sum();
      default -> 1;
    };
  }

  private static long text(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Two digits a byte, one byte more, and one for a minus sign. */
  private static long number(BigDecimal number) {
    long digits = number.stripTrailingZeros().precision();
    return (digits + 1) / 2 + (number.signum() < 0 ? 2 : 1);
  }
}
