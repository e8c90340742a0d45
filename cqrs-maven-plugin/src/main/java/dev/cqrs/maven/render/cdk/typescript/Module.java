package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.cdk.ConstructNames;
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

  /** Helpers of the application by the file that has them. */
  private static final TreeMap<String, List<String>> HELPERS =
      new TreeMap<>(
          Map.of(
              "metrics", List.of("dashboard", "graph", "largest"),
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
    boolean returns = body.contains("\n  return {") || body.startsWith("  return {");
    return modules(body, types)
        + imports.entrySet().stream()
            .map(e -> "import { %s } from './%s';\n".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining())
        + "\n/** "
        + comment
        + " */\n"
        + signature(given)
        + body
        + "}\n"
        + (returns ? "\nexport type %s = ReturnType<typeof %s>;\n".formatted(type, function) : "");
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
    candidates.keySet().removeIf(name -> !uses(body, name + "."));
    return candidates;
  }

  private static boolean uses(String body, String text) {
    return Pattern.compile("(?<![\\w./'])" + Pattern.quote(text)).matcher(body).find();
  }

  private static String modules(String body, Set<String> types) {
    TreeSet<String> names =
        types.stream().map(ConstructNames::module).collect(Collectors.toCollection(TreeSet::new));
    if (body.contains("s3assets.")) {
      names.add("s3assets");
    }
    String all =
        names.stream()
            .map(
                name ->
                    "import * as %s from 'aws-cdk-lib/aws-%s';\n"
                        .formatted(name, name.replace("s3assets", "s3-assets")))
            .collect(Collectors.joining("", "import * as cdk from 'aws-cdk-lib';\n", ""));
    return all + (body.contains("path.join") ? "import * as path from 'node:path';\n" : "");
  }
}
