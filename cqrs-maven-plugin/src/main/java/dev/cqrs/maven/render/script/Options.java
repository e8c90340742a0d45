package dev.cqrs.maven.render.script;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Parameter.Kind;
import dev.cqrs.maven.infrastructure.Parameter.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders parameters as options: their defaults, their help and their checks. */
final class Options {

  /** What the help says about the bucket of the code, which scripts can do without. */
  static final String CODE_BUCKET =
      "Bucket that functions.zip is uploaded to; empty for a direct upload, up to 50 MB";

  private Options() {}

  /** The parameters, without those of code that is uploaded already. */
  static List<Parameter> of(Infrastructure infrastructure) {
    return infrastructure.parameters().stream()
        .filter(parameter -> !parameter.group().equals("Code"))
        .toList();
  }

  /** Adds a variable with its default for each. */
  static void defaults(ShellText script, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      String value = parameter.byDefault().orElse("");
      script.lines(
          Words.variable(parameter.name())
              + "="
              + (value.isEmpty() ? "''" : ShellText.literal(value)));
    }
  }

  /** Adds what the help says about each. */
  static void help(ShellText script, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      script.command(
          "option", Words.option(parameter.name()), ShellText.literal(parameter.description()));
    }
  }

  /** Adds the checks of the values. */
  static void checks(ShellText script, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      String option = Words.option(parameter.name());
      Limits limits = parameter.limits();
      limits
          .pattern()
          .ifPresent(
              pattern ->
                  script.command(
                      "check_pattern",
                      option,
                      ShellText.literal(posix(pattern)),
                      ShellText.literal(rule(limits, pattern))));
      if (!parameter.allowedValues().isEmpty()) {
        List<String> words = new ArrayList<>(List.of("check_choice", option));
        parameter.allowedValues().forEach(value -> words.add(ShellText.literal(value)));
        script.command(words);
      }
      if (parameter.kind() == Kind.NUMBER && limits.minimum().isPresent()) {
        script.command(
            "check_range",
            option,
            Integer.toString(limits.minimum().orElseThrow()),
            Integer.toString(limits.maximum().orElseThrow()));
      }
      if (parameter.kind() == Kind.LIST) {
        String variable = Words.variable(parameter.name());
        script.lines("%s=$(sorted \"$%s\")".formatted(variable, variable));
      }
    }
  }

  private static String rule(Limits limits, String pattern) {
    return limits
        .explanation()
        .map(text -> text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
        .orElse("like " + pattern);
  }

  /** Bash matches with the system's regular expressions, which know no backslash in brackets. */
  private static String posix(String pattern) {
    return pattern.replace("[^\\s]", "[^[:space:]]");
  }
}
