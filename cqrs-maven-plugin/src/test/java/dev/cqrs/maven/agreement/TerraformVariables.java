package dev.cqrs.maven.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the facts of Terraform's variables, which it tells to nobody: they are read as text. */
final class TerraformVariables {

  private static final Pattern VARIABLE =
      Pattern.compile("(?ms)^variable \"(\\w+)\" \\{\n(.*?)^}$");
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Map<String, String> KINDS =
      Map.of("string", "TEXT", "number", "NUMBER", "list(string)", "LIST");

  /** Not the model's: a stack is in the region it is created in. */
  private static final String REGION = "aws_region";

  private TerraformVariables() {}

  static void add(Facts facts, String text) {
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      if (!variable.group(1).equals(REGION)) {
        add(facts, variable.group(1), variable.group(2));
      }
    }
  }

  private static void add(Facts facts, String variable, String body) {
    String name = TerraformFacts.camelCase(variable);
    String value = "(?:floor\\()?var\\." + variable + "\\)?";
    put(facts, name, "kind", find(body, "\n  type += (\\S+)\n").map(KINDS::get).toList());
    put(
        facts,
        name,
        "default",
        find(body, "\n  default += (.*)\n").map(TerraformVariables::plain).toList());
    put(facts, name, "description", find(body, "description += " + TEXT).toList());
    put(
        facts,
        name,
        "allowed values",
        find(body, "contains\\(\\[([^\\]]*)], " + value + "\\)")
            .map(TerraformVariables::list)
            .toList());
    put(
        facts,
        name,
        "pattern",
        find(body, "regex\\(" + TEXT + ", " + value + "\\)")
            .map(pattern -> pattern.replace("\\\\", "\\"))
            .toList());
    put(facts, name, "minimum", find(body, value + " >= (\\d+)").toList());
    put(facts, name, "maximum", find(body, value + " <= (\\d+)").toList());
  }

  private static Stream<String> find(String body, String pattern) {
    return Pattern.compile(pattern).matcher("\n" + body).results().map(result -> result.group(1));
  }

  private static void put(Facts facts, String name, String property, List<String> values) {
    if (!values.isEmpty()) {
      facts.put(String.join(" and ", values), "parameter", name, property);
    }
  }

  private static String plain(String value) {
    return value.startsWith("[")
        ? list(value.substring(1, value.length() - 1))
        : value.replace("\"", "");
  }

  private static String list(String values) {
    return Arrays.stream(values.split(",", -1))
        .map(value -> value.strip().replace("\"", ""))
        .collect(Collectors.joining(", "));
  }
}
