package dev.cqrs.testing;

import dev.cqrs.core.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows what was expected beside what was there, line by line. */
final class SideBySide {

  private static final String NOTHING = "(nothing)";

  private SideBySide() {}

  static AssertionError difference(String what, List<String> expected, List<String> actual) {
    int lines = Math.max(expected.size(), actual.size());
    int shortest = expected.size() < lines ? NOTHING.length() : "expected".length();
    int width = Math.max(shortest, expected.stream().mapToInt(String::length).max().orElse(0));
    StringBuilder text = new StringBuilder(what).append('\n');
    text.append("    ").append(line("expected", width, "actual"));
    for (int i = 0; i < lines; i++) {
      String left = i < expected.size() ? expected.get(i) : NOTHING;
      String right = i < actual.size() ? actual.get(i) : NOTHING;
      text.append(left.equals(right) ? "    " : "  ≠ ").append(line(left, width, right));
    }
    return new AssertionError(text.toString().stripTrailing());
  }

  /** Shows two rows, a line for each component that one of them has. */
  static AssertionError components(
      String what, Map<String, Object> expected, Map<String, Object> actual) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    return difference(what, lines(names, expected), lines(names, actual));
  }

  private static List<String> lines(Set<String> names, Map<String, Object> row) {
    return names.stream()
        .map(name -> row.containsKey(name) ? name + " " + Json.write(row.get(name)) : NOTHING)
        .toList();
  }

  private static String line(String left, int width, String right) {
    return left + " ".repeat(Math.max(0, width - left.length())) + "  |  " + right + "\n";
  }
}
