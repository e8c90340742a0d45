package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.cdk.ConstructNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A module of Python: what it says about itself, its imports, its code. */
final class Source {

  /** Names that code may use, by the module they come from. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "collections.abc", List.of("Sequence"),
          "typing", List.of("Any"),
          "aws_cdk",
              List.of(
                  "Aws",
                  "CfnCondition",
                  "CfnDeletionPolicy",
                  "CfnElement",
                  "CfnOutput",
                  "CfnParameter",
                  "DefaultStackSynthesizer",
                  "Fn",
                  "IResolvable",
                  "Stack",
                  "Token"),
          "constructs", List.of("Construct"),
          ".keys", List.of("attributes", "keys"),
          ".metrics", List.of("dashboard", "graph", "largest"),
          ".policies", List.of("allow", "document"),
          ".texts", List.of("json_text", "named"));

  private final Map<String, Collection<String>> own = new TreeMap<>();
  private final StringBuilder code = new StringBuilder();
  private final String comment;

  Source(String comment) {
    this.comment = comment;
  }

  /** Adds a name of the application's own that the code uses. */
  void needs(String module, String name) {
    own.computeIfAbsent("." + module, key -> new TreeSet<>()).add(name);
  }

  /** Adds the class of a resource type. */
  void needsConstruct(String type) {
    own.computeIfAbsent("aws_cdk.aws_" + ConstructNames.module(type), key -> new TreeSet<>())
        .add(ConstructNames.type(type));
  }

  Source add(String text) {
    code.append(text);
    return this;
  }

  /** Adds a statement. */
  Source statement(int indent, String before, Expression expression) {
    return add(Layout.statement(indent, before, expression));
  }

  /** The module's text. */
  String text() {
    Map<String, Collection<String>> used = new TreeMap<>(own);
    NAMES.forEach(
        (module, names) -> {
          List<String> here = names.stream().filter(this::uses).toList();
          if (!here.isEmpty()) {
            used.put(module, here);
          }
        });
    StringBuilder text = new StringBuilder("\"\"\"" + comment + "\"\"\"\n");
    section(text, used, module -> !isLibrary(module) && !isOwn(module));
    section(text, used, Source::isLibrary);
    section(text, used, Source::isOwn);
    return text + "\n\n" + code;
  }

  /** Functions are called; classes are followed by what ends a name in code. */
  private boolean uses(String name) {
    String after = Character.isLowerCase(name.charAt(0)) ? "\\(" : "(?=[.,()\\[\\]:]| \\||$)";
    return Pattern.compile("(?<![\\w.\"])" + name + after, Pattern.MULTILINE).matcher(code).find();
  }

  private static void section(
      StringBuilder text, Map<String, Collection<String>> used, Predicate<String> modules) {
    String lines =
        used.entrySet().stream()
            .filter(entry -> modules.test(entry.getKey()))
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    text.append(lines.isEmpty() ? "" : "\n" + lines);
  }

  private static boolean isLibrary(String module) {
    return module.startsWith("aws_cdk") || module.equals("constructs");
  }

  private static boolean isOwn(String module) {
    return module.startsWith(".");
  }

  private static String line(String module, Collection<String> names) {
    String line = "from %s import %s".formatted(module, String.join(", ", names));
    return line.length() <= Layout.WIDTH
        ? line + "\n"
        : "from %s import (\n    %s,\n)\n".formatted(module, String.join(",\n    ", names));
  }
}
