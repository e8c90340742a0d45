package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates a template's conditions and functions for given parameters, as CloudFormation does.
 *
 * <p>It knows what our templates use, and refuses the rest.
 */
final class TemplateEvaluator {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final Object NOTHING = new Object();

  private final Map<String, Object> conditions;
  private final Map<String, Object> parameters;
  private final TemplateResources resources;
  private final ParameterValues values;

  TemplateEvaluator(Map<String, Object> template, ParameterValues values) {
    this.conditions = TemplateTree.map(template.getOrDefault("Conditions", Map.of()));
    this.parameters = TemplateTree.map(template.get("Parameters"));
    this.values = values;
    this.resources = new TemplateResources(TemplateTree.map(template.get("Resources")), this);
  }

  /** The model's name of a parameter: the CDK writes its first letter small. */
  static String parameter(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * Evaluates a value.
   *
   * @param tree the value with functions
   * @return maps, lists and texts; without what is {@code AWS::NoValue}
   */
  Object evaluate(Object tree) {
    if (tree instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.stream().map(this::evaluate).filter(v -> v != NOTHING).forEach(all::add);
      return all;
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    if (map.size() == 1) {
      String function = map.keySet().iterator().next().toString();
      if (function.equals("Ref") || function.startsWith("Fn::")) {
        return call(function, map.get(function));
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          Object evaluated = evaluate(value);
          if (evaluated != NOTHING) {
            all.put(key.toString(), evaluated);
          }
        });
    return all;
  }

  private Object call(String function, Object argument) {
    return switch (function) {
      case "Ref" -> ref((String) argument);
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> sub(argument);
      case "Fn::Join" -> join((List<?>) argument);
      case "Fn::If" -> choose((List<?>) argument);
      default -> throw new IllegalArgumentException("Unknown function " + function);
    };
  }

  private Object ref(String name) {
    return switch (name) {
      case "AWS::NoValue" -> NOTHING;
      case "AWS::Region" -> Arns.REGION;
      case "AWS::AccountId" -> Arns.ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> {
        if (!parameters.containsKey(name)) {
          yield resources.ref(name);
        }
        boolean list =
            TemplateTree.map(parameters.get(name)).get("Type").equals("CommaDelimitedList");
        yield list ? values.list(parameter(name)) : values.text(parameter(name));
      }
    };
  }

  private Object attribute(Object argument) {
    List<String> words =
        argument instanceof String text ? List.of(text.split("\\.", 2)) : Canonical.texts(argument);
    return resources.attribute(words.get(0), words.get(1));
  }

  private String sub(Object argument) {
    String text = argument instanceof List<?> list ? (String) list.get(0) : (String) argument;
    Map<String, Object> own =
        argument instanceof List<?> list ? TemplateTree.map(list.get(1)) : Map.of();
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      Object value;
      if (own.containsKey(name)) {
        value = evaluate(own.get(name));
      } else {
        boolean attribute = name.contains(".");
        value = attribute ? attribute(name) : ref(name);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement((String) value));
    }
    return matcher.appendTail(result).toString();
  }

  private String join(List<?> argument) {
    List<String> parts = new ArrayList<>();
    ((List<?>) evaluate(argument.get(1))).forEach(part -> parts.add((String) part));
    return String.join((String) argument.get(0), parts);
  }

  private Object choose(List<?> argument) {
    return evaluate(argument.get(holds((String) argument.get(0)) ? 1 : 2));
  }

  private boolean holds(String condition) {
    if (!conditions.containsKey(condition)) {
      throw new IllegalArgumentException("The template has no condition " + condition);
    }
    return holds(TemplateTree.map(conditions.get(condition)));
  }

  /** Evaluates every condition, also those that nobody asks for. */
  void checkConditions() {
    conditions.keySet().forEach(this::holds);
  }

  private boolean holds(Map<String, Object> condition) {
    if (condition.size() != 1) {
      throw new IllegalArgumentException("Not one function: " + condition);
    }
    String function = condition.keySet().iterator().next();
    Object argument = condition.get(function);
    return switch (function) {
      case "Condition" -> holds((String) argument);
      case "Fn::Equals" -> {
        List<?> both = (List<?>) evaluate(argument);
        yield both.get(0).equals(both.get(1));
      }
      case "Fn::Not" -> !holds(TemplateTree.map(((List<?>) argument).get(0)));
      case "Fn::And" -> ((List<?>) argument).stream().allMatch(c -> holds(TemplateTree.map(c)));
      case "Fn::Or" -> ((List<?>) argument).stream().anyMatch(c -> holds(TemplateTree.map(c)));
      default -> throw new IllegalArgumentException("Unknown condition " + function);
    };
  }
}
