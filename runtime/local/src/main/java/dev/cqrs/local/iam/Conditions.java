package dev.cqrs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Condition element of a statement; all its tests must hold. */
final class Conditions {

  private static final Set<String> KEYS =
      Set.of(
          "aws:RequestedRegion",
          "aws:PrincipalAccount",
          "aws:ResourceAccount",
          "events:source",
          "events:detail-type");

  private record Test(String operator, String key, List<String> values) {}

  private final List<Test> tests = new ArrayList<>();

  /**
   * Reads a Condition element.
   *
   * @param condition the element; a missing one has no tests
   * @throws AwsError {@code NotImplemented} naming an operator or key that is not supported
   */
  Conditions(JsonNode condition) {
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        tests.add(new Test(known(operator.getKey()), known(key), values(key.getValue())));
      }
    }
  }

  private static String known(String operator) {
    return switch (operator) {
      case "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringLike" -> operator;
      default -> throw unsupported("condition operator " + operator);
    };
  }

  private static String known(Map.Entry<String, JsonNode> key) {
    if (!KEYS.contains(key.getKey())) {
      throw unsupported("condition key " + key.getKey());
    }
    return key.getKey();
  }

  private static AwsError unsupported(String what) {
    return new AwsError(
        "NotImplemented", 501, "The local cloud cannot evaluate the " + what + " of a policy.");
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    (node.isArray() ? node : List.of(node)).forEach(value -> values.add(value.asText()));
    return values;
  }

  /** Returns whether all tests hold for the condition keys of a request. */
  boolean hold(Map<String, String> context) {
    return tests.stream().allMatch(test -> holds(test, context.get(test.key())));
  }

  private static boolean holds(Test test, String actual) {
    if (test.operator().equals("StringNotEquals")) {
      return actual == null || !test.values().contains(actual);
    }
    return actual != null
        && test.values().stream().anyMatch(v -> holds(test.operator(), v, actual));
  }

  private static boolean holds(String operator, String expected, String actual) {
    return switch (operator) {
      case "StringLike" -> Wildcard.matches(expected, actual, false);
      case "StringEqualsIgnoreCase" -> expected.equalsIgnoreCase(actual);
      default -> expected.equals(actual);
    };
  }
}
