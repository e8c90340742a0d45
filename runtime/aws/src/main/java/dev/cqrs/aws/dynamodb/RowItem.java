package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.RowRefusedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row as an item of a read model's table, and back.
 *
 * <p>A deleted row stays as an item of its key, its counter and {@code Deleted}, so that an old
 * event that is delivered late cannot bring it back. It has no index keys, so no index lists it. A
 * row that never was looks the same, without a counter, when its aggregate is parked.
 */
final class RowItem {

  static final String AGGREGATE_VERSION = "AggregateVersion";
  static final String REVISION = "Revision";
  static final String DELETED = "Deleted";

  /** The key and the counter of a table of positions. */
  static final String AGGREGATE_ID = "AggregateId";

  static final String VERSION = "Version";

  private RowItem() {}

  /**
   * Returns the item of a row.
   *
   * @param key the attribute that is the table's key
   * @param rowKey its value
   * @param row the row, or null for a deleted one
   * @param counter the attribute that guards the row
   * @param count its value; 0 leaves it out
   * @throws RowRefusedException if a number has more digits than DynamoDB keeps
   */
  static Map<String, AttributeValue> of(
      String key, String rowKey, Map<String, Object> row, String counter, long count) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    if (row == null) {
      item.put(DELETED, AttributeValue.fromBool(true));
    } else {
      row.forEach(
          (name, value) -> {
            // An attribute that is the key of an index may be absent but not null.
            if (value != null) {
              item.put(name, attribute(name, value));
            }
          });
    }
    item.put(key, AttributeValue.fromS(rowKey));
    if (count > 0) {
      item.put(counter, AttributeValue.fromN(Long.toString(count)));
    }
    return item;
  }

  private static AttributeValue attribute(String name, Object value) {
    try {
      return AttributeValues.of(value);
    } catch (IllegalArgumentException e) {
      throw new RowRefusedException(name + " of the row cannot be stored: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the row of an item without what guards it; null if there is no item or it is deleted.
   */
  static Map<String, Object> row(Map<String, AttributeValue> item) {
    if (item.isEmpty() || item.containsKey(DELETED)) {
      return null;
    }
    Map<String, AttributeValue> row = new HashMap<>(item);
    row.remove(AGGREGATE_VERSION);
    row.remove(REVISION);
    row.remove(ParkedMarker.NAME);
    return AttributeValues.tree(row);
  }

  /** Returns a counter of an item; 0 if it has none. */
  static long count(Map<String, AttributeValue> item, String counter) {
    AttributeValue value = item.get(counter);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
