package dev.cqrs.testing;

import java.util.List;

/** Shows what was expected beside what was there, line by line. */
final class SideBySide {

  private SideBySide() {}

  static AssertionError difference(String what, List<String> expected, List<String> actual) {
    int width = Math.max(8, expected.stream().mapToInt(String::length).max().orElse(0));
    StringBuilder text = new StringBuilder(what).append('\n');
    text.append("    ").append(line("expected", width, "actual"));
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String left = i < expected.size() ? expected.get(i) : "(nothing)";
      String right = i < actual.size() ? actual.get(i) : "(nothing)";
      text.append(left.equals(right) ? "    " : "  ≠ ").append(line(left, width, right));
    }
    return new AssertionError(text.toString().stripTrailing());
  }

  private static String line(String left, int width, String right) {
    return left + " ".repeat(Math.max(0, width - left.length())) + "  |  " + right + "\n";
  }
}
