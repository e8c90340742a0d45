package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of a template's parameters. */
public final class Parameters {

  private static final Set<String> MEMBERS =
      Set.of(
          "Type",
          "Default",
          "AllowedValues",
          "AllowedPattern",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue",
          "NoEcho",
          "ConstraintDescription",
          "Description");

  private Parameters() {}

  /**
   * Returns the value of each parameter of a template.
   *
   * @param template the template
   * @param given the values that the caller gave
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, if a value is missing, unknown or
   *     outside its constraints
   */
  public static Map<String, String> resolve(Template template, Map<String, String> given) {
    var declared = template.section("Parameters");
    declared.properties().forEach(entry -> checkDeclaration(entry.getKey(), entry.getValue()));
    List<String> unknown = given.keySet().stream().filter(name -> !declared.has(name)).toList();
    if (!unknown.isEmpty()) {
      throw ValidationError.of("Parameters: " + unknown + " do not exist in the template");
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (var entry : declared.properties()) {
      String name = entry.getKey();
      JsonNode standard = entry.getValue().get("Default");
      if (given.containsKey(name)) {
        values.put(name, given.get(name));
      } else if (standard != null) {
        values.put(name, standard.asText());
      } else {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw ValidationError.of("Parameters: " + missing + " must have values");
    }
    values.forEach((name, value) -> check(name, declared.get(name), value));
    return values;
  }

  /** Tells whether values of this type are lists, separated by commas. */
  public static boolean isList(String type) {
    return "CommaDelimitedList".equals(type) || type.startsWith("List<");
  }

  private static void checkDeclaration(String name, JsonNode declaration) {
    String type = declaration.path("Type").asText("");
    if (!Set.of("String", "Number", "CommaDelimitedList").contains(type)
        && !type.matches("List<(String|Number)>")) {
      throw ValidationError.format(
          "The local cloud does not support the type '" + type + "' of parameter " + name + ".");
    }
    for (String member : Template.names(declaration)) {
      if (!MEMBERS.contains(member)) {
        throw ValidationError.of(
            "Invalid template parameter property '" + member + "' of parameter " + name);
      }
    }
  }

  private static void check(String name, JsonNode declaration, String value) {
    String type = declaration.path("Type").asText();
    List<String> elements = isList(type) ? List.of(value.split("\\s*,\\s*", -1)) : List.of(value);
    for (String element : elements) {
      checkElement(name, declaration, type, element);
    }
  }

  private static void checkElement(String name, JsonNode declaration, String type, String value) {
    JsonNode allowed = declaration.get("AllowedValues");
    if (allowed != null) {
      List<String> values = new ArrayList<>();
      allowed.forEach(node -> values.add(node.asText()));
      require(values.contains(value), name, declaration, "must be one of AllowedValues");
    }
    JsonNode pattern = declaration.get("AllowedPattern");
    if (pattern != null) {
      require(
          value.matches(pattern.asText()),
          name,
          declaration,
          "must match pattern " + pattern.asText());
    }
    int length = value.codePointCount(0, value.length());
    JsonNode limit = declaration.get("MinLength");
    if (limit != null) {
      require(
          length >= limit.asInt(),
          name,
          declaration,
          "must contain at least " + limit.asText() + " characters");
    }
    limit = declaration.get("MaxLength");
    if (limit != null) {
      require(
          length <= limit.asInt(),
          name,
          declaration,
          "must contain at most " + limit.asText() + " characters");
    }
    if (type.contains("Number")) {
      checkNumber(name, declaration, value);
    }
  }

  private static void checkNumber(String name, JsonNode declaration, String value) {
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw ValidationError.of("Parameter '" + name + "' must be a number");
    }
    JsonNode limit = declaration.get("MinValue");
    if (limit != null) {
      require(
          number.compareTo(new BigDecimal(limit.asText())) >= 0,
          name,
          declaration,
          "must be a number not less than " + limit.asText());
    }
    limit = declaration.get("MaxValue");
    if (limit != null) {
      require(
          number.compareTo(new BigDecimal(limit.asText())) <= 0,
          name,
          declaration,
          "must be a number not greater than " + limit.asText());
    }
  }

  private static void require(
      boolean satisfied, String name, JsonNode declaration, String constraint) {
    if (satisfied) {
      return;
    }
    JsonNode description = declaration.get("ConstraintDescription");
    throw ValidationError.of(
        description == null
            ? "Parameter '" + name + "' " + constraint
            : "Parameter '" + name + "' failed to satisfy constraint: " + description.asText());
  }
}
