package dev.cqrs.aws;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The environment variables of a function. */
final class Environment {

  private final UnaryOperator<String> variables;

  Environment(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** Returns the environment of this process. */
  static Environment ofProcess() {
    return new Environment(System::getenv);
  }

  /**
   * Returns the value of a variable.
   *
   * @throws IllegalStateException if it is not set; the message names it
   */
  String get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The environment variable " + name + " of this function is not set."));
  }

  /** Returns the value of a variable, or empty if it is not set or empty. */
  Optional<String> find(String name) {
    return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isEmpty());
  }
}
