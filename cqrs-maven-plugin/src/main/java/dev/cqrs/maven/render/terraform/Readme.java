package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import java.util.stream.Collectors;

/** Writes what people need to know who work with the folder. */
final class Readme {

  private Readme() {}

  static String file(Infrastructure infrastructure) {
    return StaticText.of("README.md")
        .replace("@variables@", variables(infrastructure))
        .replace("@parameters@", parameters(infrastructure));
  }

  private static String variables(Infrastructure infrastructure) {
    return Variables.parameters(infrastructure).stream()
        .map(
            parameter ->
                "| `%s` | %s | %s |"
                    .formatted(
                        Addresses.snakeCase(parameter.name()),
                        parameter
                            .byDefault()
                            .filter(v -> !v.isEmpty())
                            .map(v -> '`' + v + '`')
                            .orElse(""),
                        parameter.description()))
        .collect(Collectors.joining("\n"));
  }

  /** The stack's parameters as its next update keeps them. */
  private static String parameters(Infrastructure infrastructure) {
    return infrastructure.parameters().stream()
        .map(Parameter::name)
        .map("      ParameterKey=%s,UsePreviousValue=true"::formatted)
        .collect(Collectors.joining(" \\\n"));
  }
}
