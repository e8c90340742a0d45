package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Resource.Removal;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A method that makes the resources of a type, with what they have in common. */
final class SharedMethod {

  private static final int INDENT = 8;

  private final String type;
  private final List<Resource> resources;
  private final MapValue common;
  private final Scope scope;

  /**
   * Describes the method.
   *
   * @param type the type
   * @param all resources, those of other types too
   * @param common properties that all of the type have
   * @param scope how the method reaches what its class was made with
   */
  SharedMethod(String type, List<Resource> all, MapValue common, Scope scope) {
    this.type = type;
    this.resources = all.stream().filter(r -> r.type().equals(type)).toList();
    this.common = common;
    this.scope = scope;
  }

  /** Its name. */
  String name() {
    return "_" + variable();
  }

  /** Whether it says what becomes of the resources, which is the same for all then. */
  boolean removes() {
    Optional<Removal> first = resources.get(0).removal();
    return first.isPresent() && resources.stream().allMatch(r -> r.removal().equals(first));
  }

  /** Its lines. */
  String text() {
    List<String> names = properties();
    StringBuilder text =
        new StringBuilder(
            "    def %s(\n        self,\n        construct_id: str,\n".formatted(name()));
    if (names.stream().anyMatch(name -> !isCommon(name))) {
      text.append("        *,\n");
    }
    names.stream()
        .filter(name -> !isCommon(name))
        .forEach(name -> text.append(parameter(argument(name) + ": " + annotation(name) + ",\n")));
    String result = ConstructNames.type(type);
    text.append("    ) -> %s:\n".formatted(result));
    Expression construct =
        Call.of(result, atom("self"), atom("construct_id")).with(arguments(names));
    text.append(Layout.statement(INDENT, removes() ? variable() + " = " : "return ", construct));
    if (removes()) {
      text.append(
              Removals.text(
                  " ".repeat(INDENT), variable(), resources.get(0).removal().orElseThrow()))
          .append("        return %s\n".formatted(variable()));
    }
    return text.toString();
  }

  private Map<String, Expression> arguments(List<String> names) {
    Map<String, Expression> shared = new Values(scope).arguments(type, common);
    Map<String, Expression> arguments = new LinkedHashMap<>();
    for (String name : names) {
      String argument = argument(name);
      arguments.put(argument, isCommon(name) ? shared.get(argument) : atom(argument));
    }
    return arguments;
  }

  private String annotation(String name) {
    List<Value> values = resources.stream().map(r -> r.properties().entries().get(name)).toList();
    return Types.of(
        type,
        name,
        values.stream().filter(Objects::nonNull).toList(),
        values.contains(null),
        scope);
  }

  /** All properties that one of the resources has, in the resources' order. */
  private List<String> properties() {
    List<String> all = new ArrayList<>();
    for (Resource resource : resources) {
      int place = 0;
      for (String name : resource.properties().entries().keySet()) {
        if (!all.contains(name)) {
          all.add(place, name);
        }
        place = all.indexOf(name) + 1;
      }
    }
    return all;
  }

  private boolean isCommon(String name) {
    return common.entries().containsKey(name);
  }

  /** Where a line is too long, the formatter puts the alternative on a line of its own. */
  private static String parameter(String line) {
    String margin = " ".repeat(INDENT);
    return margin.length() + line.stripTrailing().length() <= Layout.WIDTH
        ? margin + line
        : margin + line.replace(" | None", "\n" + margin + "| None");
  }

  private static String argument(String property) {
    return PythonText.snakeCase(property);
  }

  private String variable() {
    return PythonText.snakeCase(type.substring(type.lastIndexOf(':') + 1));
  }
}
