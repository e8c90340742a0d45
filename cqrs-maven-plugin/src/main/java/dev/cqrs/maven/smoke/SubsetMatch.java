package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Compares an answer with what is expected of it: objects may have more fields, lists must have as
 * many elements, numbers are equal by value.
 */
final class SubsetMatch {

  private SubsetMatch() {}

  /** The first difference, such as {@code items[0].status is "PLACED", expected "OPEN"}. */
  static Optional<String> difference(String path, JsonNode expected, JsonNode actual) {
    if (actual == null || actual.isMissingNode()) {
      return Optional.of(path + " is absent, expected " + expected);
    }
    if (expected.isObject() && actual.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        Optional<String> difference =
            difference(below, field.getValue(), actual.get(field.getKey()));
        if (difference.isPresent()) {
          return difference;
        }
      }
      return Optional.empty();
    }
    if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
        Optional<String> difference =
            difference(path + "[" + i + "]", expected.get(i), actual.get(i));
        if (difference.isPresent()) {
          return difference;
        }
      }
      return expected.size() == actual.size()
          ? Optional.empty()
          : Optional.of(
              "%s has %d elements, expected %d".formatted(path, actual.size(), expected.size()));
    }
    boolean equal =
        (expected.isNumber() && actual.isNumber())
            ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
            : expected.equals(actual);
    return equal
        ? Optional.empty()
        : Optional.of("%s is %s, expected %s".formatted(path, actual, expected));
  }
}
