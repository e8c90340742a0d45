package dev.cqrs.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as callers name it: by name, partial ARN or ARN, with or without a qualifier.
 *
 * @param name the function's name
 * @param qualifier a version, an alias or {@code $LATEST}; empty if none was given
 */
record FunctionName(String name, String qualifier) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:[^:]+:lambda:[^:]+:)?(?:\\d{12}:)?(?:function:)?"
              + "([a-zA-Z0-9-_]+)(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

  /**
   * Reads a name.
   *
   * @param text the name as given; may hold a qualifier
   * @param qualifier the qualifier given beside it; empty if none
   */
  static FunctionName of(String text, String qualifier) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw LambdaErrors.invalid("'" + text + "' is not the name or ARN of a function");
    }
    String inName = matcher.group(2) == null ? "" : matcher.group(2);
    if (!inName.isEmpty() && !qualifier.isEmpty() && !inName.equals(qualifier)) {
      throw LambdaErrors.invalid(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionName(matcher.group(1), inName.isEmpty() ? qualifier : inName);
  }

  boolean isLatest() {
    return qualifier.isEmpty() || qualifier.equals("$LATEST");
  }

  boolean isVersion() {
    return qualifier.chars().allMatch(Character::isDigit) && !qualifier.isEmpty();
  }
}
