package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Parameter.Kind;
import dev.cqrs.maven.infrastructure.Parameter.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the variables: the template's parameters, without those of the code, and the region. */
final class Variables {

  /** Terraform takes the zip from where it was written. */
  private static final Set<String> CODE = Set.of("CodeBucket", "CodeKey");

  private static final Parameter REGION =
      new Parameter(
          "AwsRegion",
          "Project",
          Kind.TEXT,
          Optional.of("us-east-1"),
          "Region everything is created in",
          List.of(),
          Limits.pattern(
              "^[a-z]{2,}(-[a-z]+)+-[0-9]+$", "The code of a region, such as eu-central-1"));

  private Variables() {}

  static String file(Infrastructure infrastructure) {
    Hcl file = new Hcl();
    String group = "";
    for (Parameter parameter : parameters(infrastructure)) {
      file.space();
      if (!parameter.group().equals(group)) {
        group = parameter.group();
        file.comment(group);
      }
      variable(file, parameter);
    }
    return file.text();
  }

  /** The parameters that Terraform has. */
  static List<Parameter> parameters(Infrastructure infrastructure) {
    List<Parameter> all =
        new ArrayList<>(
            infrastructure.parameters().stream().filter(p -> !CODE.contains(p.name())).toList());
    all.add(Math.min(2, all.size()), REGION);
    return all;
  }

  private static void variable(Hcl file, Parameter parameter) {
    String name = Addresses.snakeCase(parameter.name());
    file.block(
        "variable \"" + name + "\"",
        body -> {
          body.text("description", parameter.description());
          body.put("type", type(parameter.kind()));
          parameter.byDefault().ifPresent(value -> body.put("default", value(parameter, value)));
          condition(parameter, "var." + name)
              .ifPresent(
                  condition ->
                      body.block(
                          "validation",
                          check ->
                              check
                                  .put("condition", condition)
                                  .text("error_message", message(parameter, name))));
        });
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case TEXT -> "string";
      case NUMBER -> "number";
      case LIST -> "list(string)";
    };
  }

  private static Value value(Parameter parameter, String value) {
    return switch (parameter.kind()) {
      case TEXT -> Value.text(value);
      case NUMBER -> Value.raw(value);
      case LIST -> Value.texts(value.isEmpty() ? List.of() : List.of(value.split(",", -1)));
    };
  }

  private static Optional<Value> condition(Parameter parameter, String variable) {
    Limits limits = parameter.limits();
    if (!parameter.allowedValues().isEmpty()) {
      List<Value> allowed =
          parameter.allowedValues().stream().map(v -> value(parameter, v)).toList();
      return Optional.of(
          Value.raw("contains(" + Value.list(allowed).inline() + ", " + variable + ")"));
    } else if (limits.pattern().isPresent()) {
      return Optional.of(
          Value.raw(
              "can(regex(" + Value.text(limits.pattern().get()).inline() + ", " + variable + "))"));
    } else if (limits.minimum().isPresent() && limits.maximum().isPresent()) {
      return Optional.of(
          Value.all(
              variable + " >= " + limits.minimum().get(),
              variable + " <= " + limits.maximum().get(),
              "floor(" + variable + ") == " + variable));
    }
    return Optional.empty();
  }

  /** A whole sentence. Terraform itself adds the value found and where it came from. */
  private static String message(Parameter parameter, String name) {
    Limits limits = parameter.limits();
    if (!parameter.allowedValues().isEmpty()) {
      return "Variable %s takes one of %s."
          .formatted(name, String.join(", ", parameter.allowedValues()));
    }
    return limits
        .explanation()
        .map(text -> "Variable %s takes %s.".formatted(name, lowerFirst(text)))
        .orElseGet(
            () ->
                "Variable %s takes a whole number from %d to %d."
                    .formatted(
                        name, limits.minimum().orElseThrow(), limits.maximum().orElseThrow()));
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
