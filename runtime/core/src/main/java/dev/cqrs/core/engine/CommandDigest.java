package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Sha256;
import dev.cqrs.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells a command sent again from another command under the same id.
 *
 * <p>It covers the type and the components of the command in the one form that every value has; the
 * order of fields, zeros at the end of a fraction and the rest of the envelope do not count.
 */
final class CommandDigest {

  /** 128 bits: enough to tell a mistake, and short in every event. */
  private static final int BYTES = 16;

  private CommandDigest() {}

  /** Returns the digest of a command; {@code components} is what its codec writes. */
  static String of(String commandType, Object components) {
    return Sha256.base64(Json.writeBytes(List.of(commandType, sorted(components))), BYTES);
  }

  private static Object sorted(Object tree) {
    if (tree instanceof Map<?, ?> fields) {
      Map<Object, Object> inOrder = new TreeMap<>();
      fields.forEach((name, value) -> inOrder.put(name, sorted(value)));
      return inOrder;
    }
    if (tree instanceof List<?> elements) {
      List<Object> each = new ArrayList<>();
      elements.forEach(element -> each.add(sorted(element)));
      return each;
    }
    return tree;
  }
}
