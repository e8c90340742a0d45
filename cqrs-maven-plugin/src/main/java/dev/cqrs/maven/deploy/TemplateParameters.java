package dev.cqrs.maven.deploy;

import dev.cqrs.maven.problem.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A template's parameters: what may be set, and to what. */
public final class TemplateParameters {

  private final Map<String, Declaration> declarations;

  private TemplateParameters(Map<String, Declaration> declarations) {
    this.declarations = declarations;
  }

  private record Declaration(
      boolean isNumber,
      Optional<String> standard,
      List<String> allowed,
      Optional<Pattern> pattern,
      Optional<String> explanation,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum) {

    boolean holds(BigDecimal number) {
      return minimum.map(least -> number.compareTo(least) >= 0).orElse(true)
          && maximum.map(most -> number.compareTo(most) <= 0).orElse(true);
    }

    String range() {
      if (minimum.isPresent() && maximum.isPresent()) {
        return "a number from " + minimum.get() + " to " + maximum.get();
      }
      return minimum.map(least -> "a number from " + least + " on").orElse("a number")
          + maximum.map(most -> " up to " + most).orElse("");
    }
  }

  /**
   * Reads the parameters of a template.
   *
   * @param template CloudFormation template in YAML
   * @return its parameters
   */
  public static TemplateParameters of(String template) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(template).orElseThrow();
    Map<String, Declaration> declarations = new LinkedHashMap<>();
    for (Map.Entry<String, Node> each : entries(entries(root).get("Parameters")).entrySet()) {
      Map<String, Node> fields = entries(each.getValue());
      declarations.put(
          each.getKey(),
          new Declaration(
              text(fields.get("Type")).filter("Number"::equals).isPresent(),
              text(fields.get("Default")),
              texts(fields.get("AllowedValues")),
              text(fields.get("AllowedPattern")).map(Pattern::compile),
              text(fields.get("ConstraintDescription")),
              text(fields.get("MinValue")).map(BigDecimal::new),
              text(fields.get("MaxValue")).map(BigDecimal::new)));
    }
    return new TemplateParameters(declarations);
  }

  /**
   * Reads {@code Key=Value,Key=Value}; a part without an equals sign continues the value before it,
   * so that a value may be a list.
   *
   * @param text what the user wrote, or null
   * @return values by name, in the user's order
   * @throws UserError when a part has no name
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String last = null;
    for (String part : text == null || text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        last = part.substring(0, equals).strip();
        values.put(last, part.substring(equals + 1).strip());
      } else if (last != null && equals < 0) {
        values.merge(last, part.strip(), (before, more) -> before + "," + more);
      } else {
        throw new UserError(
            "cqrs.parameters is '"
                + text
                + "', but must be like RetentionDays=7,LambdaTimeout=60: found no name before '"
                + part
                + "'.");
      }
    }
    return values;
  }

  /**
   * The default of a parameter.
   *
   * @param name parameter's name
   * @return its default, or empty when it has none or is not declared
   */
  public Optional<String> standard(String name) {
    return Optional.ofNullable(declarations.get(name)).flatMap(Declaration::standard);
  }

  /**
   * Whether the template has a parameter.
   *
   * @param name parameter's name
   * @return whether it is declared
   */
  public boolean declares(String name) {
    return declarations.containsKey(name);
  }

  /**
   * Checks values against the template, before anything is sent.
   *
   * @param values values by parameter
   * @throws UserError naming the first one the template does not take, and what it would take
   */
  public void check(Map<String, String> values) {
    values.forEach(this::check);
  }

  private void check(String name, String value) {
    Declaration declaration = declarations.get(name);
    if (declaration == null) {
      throw new UserError(
          "The template has no parameter '%s'. It has: %s. Correct -Dcqrs.parameters."
              .formatted(name, String.join(", ", described())));
    }
    if (!declaration.allowed().isEmpty() && !declaration.allowed().contains(value)) {
      throw new UserError(
          "The template's parameter %s cannot be '%s'; it can be %s. Correct -Dcqrs.parameters."
              .formatted(name, value, String.join(", ", declaration.allowed())));
    }
    if (declaration.pattern().isPresent()
        && !declaration.pattern().get().matcher(value).matches()) {
      throw new UserError(
          "The template's parameter %s cannot be '%s'; it must %s. Correct -Dcqrs.parameters."
              .formatted(
                  name,
                  value,
                  declaration
                      .explanation()
                      .map(
                          rule ->
                              "be "
                                  + rule.substring(0, 1).toLowerCase(Locale.ROOT)
                                  + rule.substring(1))
                      .orElse("match " + declaration.pattern().get())));
    }
    if (declaration.isNumber() && !number(value).map(declaration::holds).orElse(false)) {
      throw new UserError(
          "The template's parameter %s cannot be '%s'; it must be %s. Correct -Dcqrs.parameters."
              .formatted(name, value, declaration.range()));
    }
  }

  private static Optional<BigDecimal> number(String value) {
    try {
      return Optional.of(new BigDecimal(value));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private List<String> described() {
    List<String> described = new ArrayList<>();
    declarations.forEach(
        (name, declaration) ->
            described.add(
                name
                    + declaration
                        .standard()
                        .filter(s -> !s.isEmpty())
                        .map(s -> "=" + s)
                        .orElse("")));
    return described;
  }

  private static Map<String, Node> entries(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        text(tuple.getKeyNode()).ifPresent(key -> entries.put(key, tuple.getValueNode()));
      }
    }
    return entries;
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private static List<String> texts(Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(each -> text(each).ifPresent(texts::add));
    }
    return texts;
  }
}
