package dev.cqrs.aws.dynamodb;

import dev.cqrs.api.Rejection;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The token of a page: the key of the last row before it, good for one index and value only.
 *
 * <p>It is opaque to callers and safe in a URL. It holds nothing that its caller has not read.
 */
final class PageToken {

  private PageToken() {}

  /** Returns the token of the page after a row. */
  static String of(
      String index, String value, Map<String, AttributeValue> row, Set<String> keyNames) {
    Map<String, Object> key = new LinkedHashMap<>();
    keyNames.forEach(name -> key.put(name, AttributeValues.tree(row.get(name))));
    byte[] json = Json.write(List.of(index, value, key)).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * Returns the key of the row that a page starts after.
   *
   * @throws Rejection with code bad-page-token if the token is not one of this index and value
   */
  static Map<String, AttributeValue> read(
      String token, String index, String value, Set<String> keyNames) {
    Object tree;
    try {
      tree = Json.parse(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException | JsonException e) {
      throw bad();
    }
    if (!(tree instanceof List<?> parts)
        || parts.size() != 3
        || !index.equals(parts.get(0))
        || !value.equals(parts.get(1))
        || !(parts.get(2) instanceof Map<?, ?> key)
        || !key.keySet().equals(keyNames)) {
      throw bad();
    }
    Map<String, AttributeValue> start = new LinkedHashMap<>();
    for (String name : keyNames) {
      if (!(key.get(name) instanceof String || key.get(name) instanceof BigDecimal)) {
        throw bad();
      }
      start.put(name, AttributeValues.of(key.get(name)));
    }
    return start;
  }

  static Rejection bad() {
    return new Rejection("bad-page-token", "the page token is not one of this query");
  }
}
