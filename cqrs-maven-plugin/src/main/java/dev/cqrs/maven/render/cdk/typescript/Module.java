package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.template.Section.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with one function that adds something to a stack.
 *
 * @param comment what it does
 * @param function its name
 * @param type name of the type of what it returns, if it returns something
 */
record Module(String comment, String function, String type) {

  /** How an object begins that hands both on. */
  static final String SHARED = "{ parameters, conditions, ";

  /** Helpers of the application by the file that has them. */
  private static final TreeMap<String, List<String>> HELPERS =
      new TreeMap<>(
          Map.of(
              "function-code",
              List.of("FunctionCode"),
              "lambda-function",
              List.of("LambdaFunction"),
              "metrics",
              List.of("dashboard", "graph", "largest"),
              "values",
              List.of("allow", "named", "onlyWhen", "policy", "throughputUnless", "when")));

  /**
   * Writes the file.
   *
   * @param body the function's body
   * @param types resource types in it
   * @return its text; it imports what the body uses
   */
  String text(String body, Set<String> types) {
    Map<String, String> given = arguments(body);
    TreeMap<String, String> imports = new TreeMap<>();
    given.forEach((file, kind) -> imports.put(file, kind));
    HELPERS.forEach(
        (file, names) -> {
          String found =
              names.stream()
                  .filter(name -> uses(body, name + "("))
                  .collect(Collectors.joining(", "));
          if (!found.isEmpty()) {
            imports.put(file, found);
          }
        });
    return modules(types)
        + imports.entrySet().stream()
            .map(e -> "import { %s } from './%s';\n".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining())
        + "\n/** "
        + comment
        + " */\n"
        + signature(given)
        + body
        + "}\n"
        + (returns(body)
            ? "\nexport type %s = ReturnType<typeof %s>;\n".formatted(type, function)
            : "");
  }

  private String signature(Map<String, String> given) {
    List<String> arguments = new ArrayList<>(List.of("stack: cdk.Stack"));
    given.forEach((name, kind) -> arguments.add(name + ": " + kind));
    String line = "export function " + function + "(" + String.join(", ", arguments) + ") {";
    return line.length() <= Printer.WIDTH
        ? line + "\n"
        : arguments.stream()
            .map(argument -> "  " + argument + ",\n")
            .collect(Collectors.joining("", "export function " + function + "(\n", ") {\n"));
  }

  /**
   * Finds what a function needs beside the stack.
   *
   * @param body the function's body
   * @return types by name, in order
   */
  static Map<String, String> arguments(String body) {
    Map<String, String> candidates = new LinkedHashMap<>();
    candidates.put("parameters", "StackParameters");
    candidates.put("conditions", "StackConditions");
    for (Part part : Part.values()) {
      candidates.put(PartNames.file(part), PartNames.type(part));
    }
    boolean shared = body.contains(SHARED);
    candidates
        .keySet()
        .removeIf(
            name -> !uses(body, name + ".") && !(shared && SHARED.contains(" " + name + ",")));
    return candidates;
  }

  /** Whether a function returns something. */
  static boolean returns(String body) {
    return Pattern.compile("^  return \\{", Pattern.MULTILINE).matcher(body).find();
  }

  private static boolean uses(String body, String text) {
    return Pattern.compile("(?<![\\w./'])" + Pattern.quote(text)).matcher(body).find();
  }

  private static String modules(Set<String> types) {
    TreeSet<String> names =
        types.stream().map(ConstructNames::module).collect(Collectors.toCollection(TreeSet::new));
    return names.stream()
        .map(name -> "import * as %1$s from 'aws-cdk-lib/aws-%1$s';\n".formatted(name))
        .collect(Collectors.joining("", "import * as cdk from 'aws-cdk-lib';\n", ""));
  }
}
