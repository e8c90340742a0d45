package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Parameter.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the facts of the options that a script declares and checks. */
final class ScriptParameters {

  /** Options that are none of the model's parameters. */
  private static final Set<String> OWN = Set.of("code-bucket", "code-key", "outputs");

  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Facts facts;

  private ScriptParameters(Facts facts) {
    this.facts = facts;
  }

  /**
   * Adds the facts.
   *
   * @param facts where to
   * @param script the script
   */
  static void add(Facts facts, String script) {
    ScriptParameters all = new ScriptParameters(facts);
    script
        .lines()
        .filter(line -> line.matches("[a-z_]+=.*") && !line.contains("$("))
        .forEach(all::assignment);
    String commands =
        script
            .replaceAll("(?m)^#.*", "")
            .replaceAll("(?s)\nusage\\(\\) \\{.*?\n}\n", "\n")
            .replaceAll("(?s)<<JSON\n.*?\nJSON", "");
    List<List<String>> calls = ShellCalls.commands(commands);
    calls.forEach(all::check);
    calls.stream().filter(words -> words.get(0).equals("option")).forEach(all::option);
  }

  private void assignment(String line) {
    List<String> words = ShellCalls.commands(line.substring(line.indexOf('=') + 1) + "\n").get(0);
    defaults.put(line.substring(0, line.indexOf('=')).replace('_', '-'), words.get(0));
  }

  private void check(List<String> words) {
    switch (words.get(0)) {
      case "check_pattern" ->
          fact(words.get(1), "pattern", words.get(2).replace("[^[:space:]]", "[^\\s]"));
      case "check_choice" -> {
        List<String> choices = words.subList(2, words.size());
        fact(words.get(1), "allowed values", String.join(", ", choices));
        if (choices.stream().allMatch(choice -> choice.matches("[0-9]+"))) {
          kinds.put(words.get(1), Kind.NUMBER);
        }
      }
      case "check_range" -> {
        kinds.put(words.get(1), Kind.NUMBER);
        fact(words.get(1), "minimum", words.get(2));
        fact(words.get(1), "maximum", words.get(3));
      }
      default -> {
        String word = words.get(0);
        if (word.contains("=$(sorted")) {
          kinds.put(word.substring(0, word.indexOf('=')).replace('_', '-'), Kind.LIST);
        }
      }
    }
  }

  private void option(List<String> words) {
    String option = words.get(1);
    fact(option, "kind", kinds.getOrDefault(option, Kind.TEXT));
    fact(option, "description", words.get(2));
    fact(option, "default", defaults.get(option));
  }

  private void fact(String option, String property, Object value) {
    if (!OWN.contains(option)) {
      facts.put(value, "parameter", name(option), property);
    }
  }

  private static String name(String option) {
    StringBuilder name = new StringBuilder();
    for (String word : option.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }
}
