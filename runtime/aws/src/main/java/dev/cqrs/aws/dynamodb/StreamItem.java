package dev.cqrs.aws.dynamodb;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item in DynamoDB's JSON, in which each value is an object with its type as the field. */
public final class StreamItem {

  private StreamItem() {}

  /**
   * Returns an item.
   *
   * @param image the item as a tree
   * @throws IllegalArgumentException if the tree is no item
   */
  public static Map<String, AttributeValue> read(Object image) {
    if (!(image instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("a stream record has no new image");
    }
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    fields.forEach((name, value) -> item.put((String) name, value(value)));
    return item;
  }

  private static AttributeValue value(Object tree) {
    if (!(tree instanceof Map<?, ?> map) || map.size() != 1) {
      throw new IllegalArgumentException("an attribute must have one type");
    }
    Map.Entry<?, ?> typed = map.entrySet().iterator().next();
    Object value = typed.getValue();
    return switch ((String) typed.getKey()) {
      case "S" -> AttributeValue.fromS((String) value);
      case "N" -> AttributeValue.fromN((String) value);
      case "BOOL" -> AttributeValue.fromBool((Boolean) value);
      case "NULL" -> AttributeValue.fromNul(true);
      case "B" ->
          AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode((String) value)));
      case "M" -> AttributeValue.fromM(read(value));
      case "L" -> AttributeValue.fromL(((List<?>) value).stream().map(StreamItem::value).toList());
      default -> throw new IllegalArgumentException("an attribute has the type " + typed.getKey());
    };
  }
}
