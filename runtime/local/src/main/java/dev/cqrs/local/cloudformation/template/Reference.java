package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A name that a piece of a template refers to.
 *
 * @param name the parameter, pseudo parameter or logical id
 * @param attribute the attribute that is asked for; empty for {@code Ref}
 */
public record Reference(String name, Optional<String> attribute) {

  /** Returns all references within a piece of a template, in all branches of Fn::If. */
  public static List<Reference> within(JsonNode node) {
    return within(node, condition -> Optional.empty());
  }

  /**
   * Returns the references within a piece of a template.
   *
   * @param conditions tells the outcome of a condition; where it is empty, both branches count
   */
  public static List<Reference> within(
      JsonNode node, Function<String, Optional<Boolean>> conditions) {
    List<Reference> found = new ArrayList<>();
    collect(node, conditions, found);
    return found;
  }

  private static void collect(
      JsonNode node, Function<String, Optional<Boolean>> conditions, List<Reference> found) {
    Optional<String> function = Evaluator.function(node);
    if (function.isEmpty()) {
      node.forEach(child -> collect(child, conditions, found));
      return;
    }
    JsonNode argument = node.get(function.get());
    switch (function.get()) {
      case "Ref" -> found.add(new Reference(argument.asText(), Optional.empty()));
      case "Fn::GetAtt" -> found.add(attributeOf(argument));
      case "Fn::Sub" -> substitution(argument, conditions, found);
      case "Fn::If" -> {
        Optional<Boolean> outcome = conditions.apply(argument.path(0).asText());
        if (outcome.orElse(true)) {
          collect(argument.path(1), conditions, found);
        }
        if (!outcome.orElse(false)) {
          collect(argument.path(2), conditions, found);
        }
      }
      default -> collect(argument, conditions, found);
    }
  }

  private static void substitution(
      JsonNode argument, Function<String, Optional<Boolean>> conditions, List<Reference> found) {
    JsonNode variables = argument.path(1);
    variables.forEach(value -> collect(value, conditions, found));
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    Substitution.names(
        text,
        name -> {
          if (!variables.has(name)) {
            found.add(parse(name));
          }
        });
  }

  /** Returns what {@code Name} or {@code Name.Attribute} in a substitution refers to. */
  static Reference parse(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? new Reference(name, Optional.empty())
        : new Reference(name.substring(0, dot), Optional.of(name.substring(dot + 1)));
  }

  /** Returns what the argument of Fn::GetAtt refers to. */
  static Reference attributeOf(JsonNode argument) {
    if (argument.isTextual() && argument.textValue().contains(".")) {
      return parse(argument.textValue());
    }
    if (argument.isArray()
        && argument.size() == 2
        && argument.get(0).isTextual()
        && argument.get(1).isTextual()) {
      return new Reference(argument.get(0).asText(), Optional.of(argument.get(1).asText()));
    }
    throw ValidationError.format(
        "Fn::GetAtt object requires two non-empty parameters, the resource name and the resource"
            + " attribute");
  }
}
