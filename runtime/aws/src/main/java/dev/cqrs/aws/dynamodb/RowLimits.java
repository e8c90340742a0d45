package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.RowRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a table holds of a row; what it never will is told from what may be tried again. */
final class RowLimits {

  /** The longest value that a partition key can have, in bytes. */
  private static final int MAX_KEY_BYTES = 2048;

  private RowLimits() {}

  /** Returns whether a text can be the key of a row. */
  static boolean canBeKey(String value) {
    return !value.isEmpty() && value.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
  }

  /**
   * Checks the key of a row.
   *
   * @throws RowRefusedException if no row can have it
   */
  static void checkKey(String key) {
    if (!canBeKey(key)) {
      throw new RowRefusedException(
          "the key of the row has "
              + key.getBytes(StandardCharsets.UTF_8).length
              + " bytes; a key has 1 to "
              + MAX_KEY_BYTES,
          null);
    }
  }

  /**
   * Checks the size of an item.
   *
   * @throws RowRefusedException if it is too large
   */
  static void checkSize(Map<String, AttributeValue> item) {
    long size = ItemSize.of(item);
    if (size > AppendLimits.MAX_ITEM_BYTES) {
      throw new RowRefusedException(
          "the row has %d bytes; the limit is %d".formatted(size, AppendLimits.MAX_ITEM_BYTES),
          null);
    }
  }

  /** Returns what a failure of a write means: the row is refused, or what the service threw. */
  static RuntimeException meaning(DynamoDbException e) {
    boolean invalid =
        e.awsErrorDetails() != null
            && "ValidationException".equals(e.awsErrorDetails().errorCode());
    return invalid ? refused(e) : e;
  }

  /** Returns the refusal of a row; what the service says is its cause, for it may quote values. */
  static RowRefusedException refused(DynamoDbException e) {
    return new RowRefusedException("the table refuses the row as not valid", e);
  }
}
