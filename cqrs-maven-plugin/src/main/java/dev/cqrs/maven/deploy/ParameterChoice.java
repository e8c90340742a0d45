package dev.cqrs.maven.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Chooses the parameters of a change set. What the user sets wins; what an earlier deployment set
 * and this one does not mention stays, so that leaving out a switch never changes a stack; the rest
 * has the template's defaults.
 */
final class ParameterChoice {

  private final TemplateParameters declared;
  private final Map<String, String> set = new LinkedHashMap<>();
  private final Map<String, String> kept = new LinkedHashMap<>();

  ParameterChoice(TemplateParameters declared, StackSettings settings, Map<String, String> fixed) {
    this.declared = declared;
    set.put("ProjectName", settings.projectName());
    set.put("Environment", settings.environment());
    set.putAll(fixed);
    set.putAll(settings.parameters());
    set.keySet().removeIf(name -> !declared.declares(name));
    declared.check(set);
  }

  /** Parameters to send; {@code standing} is the stack before, if there is one. */
  List<Parameter> parameters(Optional<Stack> standing) {
    standing.ifPresent(
        stack ->
            stack.parameters().stream()
                .filter(p -> declared.declares(p.parameterKey()))
                .filter(p -> !set.containsKey(p.parameterKey()))
                .filter(p -> differsFromDefault(p))
                .forEach(p -> kept.put(p.parameterKey(), p.parameterValue())));
    List<Parameter> parameters = new ArrayList<>();
    set.forEach((name, value) -> parameters.add(parameter(name, value)));
    kept.forEach((name, value) -> parameters.add(parameter(name, value)));
    return parameters;
  }

  /** Parameters whose values come from the stack before. */
  Map<String, String> kept() {
    return kept;
  }

  private boolean differsFromDefault(Parameter parameter) {
    return !declared
        .standard(parameter.parameterKey())
        .equals(Optional.ofNullable(parameter.parameterValue()));
  }

  private static Parameter parameter(String name, String value) {
    return Parameter.builder().parameterKey(name).parameterValue(value).build();
  }
}
