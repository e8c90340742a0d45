package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values saved by earlier steps, put in place of {@code ${name}}. */
final class Variables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)}");

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  /** Starts with the random id of the run. */
  Variables(String run) {
    values.put("run", JsonNodeFactory.instance.textNode(run));
  }

  /** Keeps a value with its JSON type. */
  void set(String name, JsonNode value) {
    values.put(name, value);
  }

  /** Names that a step refers to and no step before has set. */
  Set<String> unset(Scenario.Step step) {
    Set<String> unset = new LinkedHashSet<>();
    for (String text :
        new String[] {step.subject(), step.with().toString(), step.expect().toString()}) {
      Matcher matcher = REFERENCE.matcher(text);
      while (matcher.find()) {
        if (!values.containsKey(matcher.group(1))) {
          unset.add(matcher.group(1));
        }
      }
    }
    return unset;
  }

  String in(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1)).asText()));
  }

  private JsonNode value(String name) {
    return values.getOrDefault(name, MissingNode.getInstance());
  }

  ObjectNode in(ObjectNode object) {
    ObjectNode replaced = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(each -> replaced.set(each.getKey(), value(each.getValue())));
    return replaced;
  }

  private JsonNode value(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return in(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode replaced = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> replaced.add(value(each)));
      return replaced;
    }
    if (!node.isTextual()) {
      return node;
    }
    // A number stays one, unless there is text around it.
    Matcher whole = REFERENCE.matcher(node.asText());
    return whole.matches()
        ? value(whole.group(1))
        : JsonNodeFactory.instance.textNode(in(node.asText()));
  }
}
