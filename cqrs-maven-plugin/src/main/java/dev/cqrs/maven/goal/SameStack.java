package dev.cqrs.maven.goal;

import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Completes every goal that a sentence names with what the user gave on the command line to choose
 * a stack: followed literally, the sentence acts on the same one. What the POM sets needs no
 * repetition.
 */
final class SameStack {

  private static final List<String> CHOICES =
      List.of(
          "cqrs.target",
          "cqrs.projectName",
          "cqrs.environment",
          "cqrs.stackName",
          "cqrs.region",
          "cqrs.endpoint");
  private static final Pattern GOAL = Pattern.compile("\\bmvn cqrs:[a-z]+(?:-[a-z]+)*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  private final String options;

  /**
   * Takes the choices from what the user gave.
   *
   * @param given properties of the command line
   */
  SameStack(Properties given) {
    this.options =
        CHOICES.stream()
            .filter(given::containsKey)
            .map(name -> " -D" + name + "=" + quoted(given.getProperty(name)))
            .collect(Collectors.joining());
  }

  /**
   * Completes a text.
   *
   * @param text such as {@code Next: mvn cqrs:destroy removes everything}
   * @return such as {@code Next: mvn cqrs:destroy -Dcqrs.environment=test removes everything}
   */
  String in(String text) {
    return GOAL.matcher(text).replaceAll("$0" + Matcher.quoteReplacement(options));
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
