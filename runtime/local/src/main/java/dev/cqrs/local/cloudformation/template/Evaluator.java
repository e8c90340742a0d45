package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Evaluates the intrinsic functions of one template with one set of parameter values. */
public final class Evaluator {

  /** The pseudo parameters. */
  public static final Set<String> PSEUDO_PARAMETERS =
      Set.of(
          "AWS::AccountId",
          "AWS::NoValue",
          "AWS::NotificationARNs",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "Ref",
          "Fn::And",
          "Fn::Base64",
          "Fn::Equals",
          "Fn::FindInMap",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::Join",
          "Fn::Not",
          "Fn::Or",
          "Fn::Select",
          "Fn::Split",
          "Fn::Sub");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final Template template;
  private final Map<String, String> parameters;
  private final Map<String, String> pseudoParameters;
  private final Names names;
  private final Deque<String> conditionsInEvaluation = new ArrayDeque<>();

  /**
   * @param template the template
   * @param parameters the value of each of its parameters
   * @param pseudoParameters the values of the pseudo parameters
   * @param names what the logical ids stand for
   */
  public Evaluator(
      Template template,
      Map<String, String> parameters,
      Map<String, String> pseudoParameters,
      Names names) {
    this.template = template;
    this.parameters = parameters;
    this.pseudoParameters = pseudoParameters;
    this.names = names;
  }

  /** Returns the name of the function that a node calls, {@code Ref} included. */
  public static Optional<String> function(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    for (String name : Template.names(node)) {
      if ("Ref".equals(name) && node.size() == 1) {
        return Optional.of(name);
      }
      if (name.startsWith("Fn::")) {
        if (node.size() > 1) {
          throw ValidationError.format(name + " must be the only member of its object.");
        }
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses functions that are not supported, wherever they are.
   *
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, which names the function
   */
  public static void checkFunctions(JsonNode node) {
    function(node)
        .filter(name -> !FUNCTIONS.contains(name))
        .ifPresent(
            name -> {
              throw unsupported(name);
            });
    node.forEach(Evaluator::checkFunctions);
  }

  private static AwsError unsupported(String function) {
    return ValidationError.of("The local cloud does not support the function " + function + ".");
  }

  /** Returns the value of a node; missing if it is AWS::NoValue. */
  public JsonNode value(JsonNode node) {
    Optional<String> function = function(node);
    if (function.isPresent()) {
      return call(function.get(), node.get(function.get()));
    }
    if (node.isObject()) {
      ObjectNode result = NODES.objectNode();
      for (var entry : node.properties()) {
        JsonNode value = value(entry.getValue());
        if (!value.isMissingNode()) {
          result.set(entry.getKey(), value);
        }
      }
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = NODES.arrayNode();
      for (JsonNode element : node) {
        JsonNode value = value(element);
        if (!value.isMissingNode()) {
          result.add(value);
        }
      }
      return result;
    }
    return node;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> attribute(Reference.attributeOf(argument));
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(list(function, argument, 2));
      case "Fn::If" -> {
        JsonNode branches = list(function, argument, 3);
        yield value(branches.get(condition(branches.get(0).asText()) ? 1 : 2));
      }
      case "Fn::Select" -> select(list(function, argument, 2));
      case "Fn::Split" -> split(list(function, argument, 2));
      case "Fn::FindInMap" -> find(list(function, argument, 3));
      case "Fn::Base64" ->
          NODES.textNode(
              Base64.getEncoder()
                  .encodeToString(text(function, argument).getBytes(StandardCharsets.UTF_8)));
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          throw ValidationError.format(function + " is only allowed in Conditions and Fn::If.");
      default -> throw unsupported(function);
    };
  }

  private JsonNode ref(String name) {
    if ("AWS::NoValue".equals(name)) {
      return MissingNode.getInstance();
    }
    if ("AWS::NotificationARNs".equals(name)) {
      return NODES.arrayNode();
    }
    if (pseudoParameters.containsKey(name)) {
      return NODES.textNode(pseudoParameters.get(name));
    }
    String parameter = parameters.get(name);
    if (parameter == null) {
      return names.ref(name);
    }
    if (!Parameters.isList(template.section("Parameters").path(name).path("Type").asText())) {
      return NODES.textNode(parameter);
    }
    ArrayNode list = NODES.arrayNode();
    if (!parameter.isEmpty()) {
      for (String element : parameter.split(",", -1)) {
        list.add(element.strip());
      }
    }
    return list;
  }

  private JsonNode attribute(Reference reference) {
    return names.attribute(reference.name(), reference.attribute().orElseThrow());
  }

  private JsonNode substitute(JsonNode argument) {
    JsonNode variables = argument.path(1);
    if (argument.isArray() && (argument.size() != 2 || !variables.isObject())) {
      throw ValidationError.format(
          "Fn::Sub expects either one text or a list of a text and an object of variables");
    }
    String text = argument.isArray() ? argument.get(0).asText() : argument.asText();
    return NODES.textNode(
        Substitution.replace(
            text,
            name -> {
              if (variables.has(name)) {
                return text("Fn::Sub", variables.get(name));
              }
              Reference reference = Reference.parse(name);
              JsonNode value = reference.attribute().isPresent() ? attribute(reference) : ref(name);
              return scalar("Fn::Sub", value);
            }));
  }

  private JsonNode join(JsonNode argument) {
    List<String> elements = new ArrayList<>();
    elements("Fn::Join", argument.get(1))
        .forEach(element -> elements.add(scalar("Fn::Join", element)));
    return NODES.textNode(String.join(argument.get(0).asText(), elements));
  }

  private JsonNode select(JsonNode argument) {
    JsonNode elements = elements("Fn::Select", argument.get(1));
    String index = text("Fn::Select", argument.get(0));
    if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= elements.size()) {
      throw ValidationError.format("Fn::Select cannot select nonexistent value at index " + index);
    }
    return elements.get(Integer.parseInt(index));
  }

  private JsonNode split(JsonNode argument) {
    String delimiter = argument.get(0).asText();
    ArrayNode result = NODES.arrayNode();
    for (String part : text("Fn::Split", argument.get(1)).split(Pattern.quote(delimiter), -1)) {
      result.add(part);
    }
    return result;
  }

  private JsonNode find(JsonNode argument) {
    JsonNode found = template.section("Mappings");
    for (JsonNode key : argument) {
      String name = text("Fn::FindInMap", key);
      found = found.path(name);
      if (found.isMissingNode()) {
        throw ValidationError.format("Unable to get mapping for " + path(argument));
      }
    }
    return found;
  }

  private String path(JsonNode keys) {
    List<String> path = new ArrayList<>();
    keys.forEach(key -> path.add(text("Fn::FindInMap", key)));
    return String.join("::", path);
  }

  private JsonNode elements(String function, JsonNode node) {
    JsonNode elements = value(node);
    if (!elements.isArray()) {
      throw ValidationError.format(function + " requires a list");
    }
    return elements;
  }

  private String text(String function, JsonNode node) {
    return scalar(function, value(node));
  }

  private static String scalar(String function, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw ValidationError.format(function + " requires text where it got " + value);
    }
    return value.asText();
  }

  private static JsonNode list(String function, JsonNode argument, int size) {
    if (!argument.isArray() || argument.size() != size) {
      throw ValidationError.format(function + " requires a list of " + size + " members");
    }
    return argument;
  }

  /** Returns the outcome of a condition of the template. */
  public boolean condition(String name) {
    JsonNode condition = template.section("Conditions").get(name);
    if (condition == null) {
      throw ValidationError.format("Unresolved condition dependency " + name);
    }
    if (conditionsInEvaluation.contains(name)) {
      throw ValidationError.format("Circular condition dependency on " + name);
    }
    conditionsInEvaluation.push(name);
    try {
      return test(condition);
    } finally {
      conditionsInEvaluation.pop();
    }
  }

  private boolean test(JsonNode condition) {
    if (condition.size() == 1 && condition.has("Condition")) {
      return condition(condition.get("Condition").asText());
    }
    String function = function(condition).orElse("");
    JsonNode argument = condition.path(function);
    return switch (function) {
      case "Fn::Equals" -> {
        JsonNode pair = list(function, argument, 2);
        yield text(function, pair.get(0)).equals(text(function, pair.get(1)));
      }
      case "Fn::Not" -> !test(list(function, argument, 1).get(0));
      case "Fn::And" -> tests(function, argument).stream().allMatch(this::test);
      case "Fn::Or" -> tests(function, argument).stream().anyMatch(this::test);
      default ->
          throw ValidationError.format(
              "A condition must be a condition function, not " + condition);
    };
  }

  private static List<JsonNode> tests(String function, JsonNode argument) {
    if (!argument.isArray() || argument.size() < 2 || argument.size() > 10) {
      throw ValidationError.format(function + " requires a list of 2 to 10 conditions");
    }
    List<JsonNode> tests = new ArrayList<>();
    argument.forEach(tests::add);
    return tests;
  }
}
