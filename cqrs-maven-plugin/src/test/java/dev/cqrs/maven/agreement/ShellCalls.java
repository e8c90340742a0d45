package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads calls of the AWS CLI as a shell reads them. */
final class ShellCalls {

  /** Options that take several values. */
  private static final Set<String> LISTS =
      Set.of("function-response-types", "alarm-actions", "dimensions");

  private ShellCalls() {}

  /**
   * A call.
   *
   * @param operation service and operation, such as {@code sqs create-queue}
   * @param options what follows each option, by its name without dashes
   */
  record Call(String operation, Map<String, List<String>> options) {

    /** An option's one value. */
    String text(String option) {
      List<String> values = options.get(option);
      if (values == null || values.size() != 1) {
        throw new IllegalArgumentException(
            "%s has no one value for --%s: %s".formatted(operation, option, values));
      }
      return values.get(0);
    }

    /**
     * The options as the API's members: {@code --queue-name x} as {@code QueueName}. JSON and the
     * CLI's shorthand become maps and lists, flags become booleans.
     */
    Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      options.forEach(
          (option, values) -> {
            if (values.size() > 1 && !LISTS.contains(option)) {
              throw new IllegalArgumentException("--%s takes one value".formatted(option));
            }
            if (values.isEmpty()) {
              boolean no = option.startsWith("no-");
              members.put(member(no ? option.substring("no-".length()) : option), !no);
            } else {
              List<Object> all = values.stream().map(Call::value).toList();
              members.put(member(option), LISTS.contains(option) ? all : all.get(0));
            }
          });
      return members;
    }

    private static Object value(String text) {
      if (text.startsWith("{") || text.startsWith("[")) {
        return Canonical.parse(text);
      }
      if (!text.matches("[A-Za-z0-9]+=[^ ]*")) {
        return text;
      }
      Map<String, Object> shorthand = new LinkedHashMap<>();
      for (String part : text.split(",", -1)) {
        String[] sides = part.split("=", 2);
        shorthand.put(sides[0], sides[1]);
      }
      return shorthand;
    }

    private static String member(String option) {
      StringBuilder member = new StringBuilder();
      for (String word : option.split("-", -1)) {
        member.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
      return member.toString();
    }
  }

  /**
   * Reads calls.
   *
   * @param script commands, of which each starts with {@code aws}
   * @return the calls in order
   */
  static List<Call> parse(String script) {
    return commands(script).stream().map(ShellCalls::call).toList();
  }

  private static Call call(List<String> words) {
    if (words.size() < 3 || !words.get(0).equals("aws")) {
      throw new IllegalArgumentException("Not a call of the AWS CLI: " + words);
    }
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> values = new ArrayList<>();
    for (String word : words.subList(3, words.size())) {
      if (word.startsWith("--")) {
        values = new ArrayList<>();
        if (options.put(word.substring(2), values) != null) {
          throw new IllegalArgumentException(word + " stands twice in " + words);
        }
      } else {
        values.add(word);
      }
    }
    return new Call(words.get(1) + " " + words.get(2), options);
  }

  /**
   * Splits commands into words.
   *
   * @param script text in the shell's syntax, without substitutions
   * @return the words of each command
   */
  static List<List<String>> commands(String script) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      boolean escape = c == '\\' && quote != '\'';
      if (quote == 0 && (c == ' ' || c == '\n')) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        if (c == '\n' && !words.isEmpty()) {
          commands.add(words);
          words = new ArrayList<>();
        }
        continue;
      }
      if (escape && script.startsWith("\n", i + 1)) {
        i++;
        continue;
      }
      word = word == null ? new StringBuilder() : word;
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else {
        word.append(escape ? script.charAt(++i) : c);
      }
    }
    return commands;
  }
}
