package dev.cqrs.local.logs;

import dev.cqrs.local.cloud.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of terms: all must occur in a line; one with a minus must not; of those with a
 * question mark, any one must. Terms in quotes may hold spaces.
 */
final class FilterPattern {

  private static final Pattern TERM = Pattern.compile("([-?]?)(?:\"([^\"]*)\"|(\\S+))");

  private final List<String> all = new ArrayList<>();
  private final List<String> any = new ArrayList<>();
  private final List<String> none = new ArrayList<>();

  /**
   * @param pattern the pattern; an empty one matches every line
   * @throws AwsError {@code NotImplemented} for patterns of JSON or of space-delimited fields
   */
  FilterPattern(String pattern) {
    String stripped = pattern.strip();
    if (stripped.startsWith("{") || stripped.startsWith("[") || stripped.startsWith("%")) {
      throw AwsError.unsupportedOperation("logs", "FilterLogEvents with the pattern " + stripped);
    }
    Matcher term = TERM.matcher(stripped);
    while (term.find()) {
      String text = term.group(2) == null ? term.group(3) : term.group(2);
      switch (term.group(1)) {
        case "-" -> none.add(text);
        case "?" -> any.add(text);
        default -> all.add(text);
      }
    }
  }

  /** Returns whether a line fits. */
  boolean matches(String line) {
    return all.stream().allMatch(line::contains)
        && none.stream().noneMatch(line::contains)
        && (any.isEmpty() || any.stream().anyMatch(line::contains));
  }
}
