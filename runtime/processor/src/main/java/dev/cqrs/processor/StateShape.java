package dev.cqrs.processor;

import dev.cqrs.processor.Model.AggregateState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a state: the declared version and a hash of names and types, so that it is another
 * one after every change that a snapshot could be misread by.
 */
final class StateShape {

  private static final int DIGITS = 8;

  private StateShape() {}

  /** Returns the shape, such as {@code 1-0c6e2f9a}. */
  static String of(AggregateState state) {
    Object components = withoutMarks(state.record().describeParts());
    byte[] described = JsonText.of(components).getBytes(StandardCharsets.UTF_8);
    return state.version()
        + "-"
        + HexFormat.of().formatHex(sha256().digest(described)).substring(0, DIGITS);
  }

  /** Leaves out what is no part of the stored form: whether a component is personal. */
  private static Object withoutMarks(Object tree) {
    if (tree instanceof Map<?, ?> fields) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      fields.forEach((name, value) -> kept.put(name, withoutMarks(value)));
      kept.remove("personal");
      return kept;
    }
    return tree instanceof List<?> elements
        ? elements.stream().map(StateShape::withoutMarks).toList()
        : tree;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
