package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the text of a template, JSON or YAML, into a tree with the long forms of the functions. */
final class TemplateText {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> FUNCTIONS =
      Set.of(
          "GetAtt",
          "Sub",
          "Join",
          "If",
          "Equals",
          "Not",
          "And",
          "Or",
          "Select",
          "Split",
          "FindInMap",
          "Base64",
          "ImportValue",
          "GetAZs",
          "Cidr",
          "Transform");

  private TemplateText() {}

  static ObjectNode read(String text) {
    JsonNode root = text.stripLeading().startsWith("{") ? readJson(text) : readYaml(text);
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw ValidationError.format("unsupported structure.");
  }

  private static JsonNode readJson(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw ValidationError.format("JSON not well-formed. " + e.getOriginalMessage());
    }
  }

  private static JsonNode readYaml(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel("template").build();
      return new Compose(settings)
          .composeString(text)
          .map(TemplateText::convert)
          .orElseThrow(() -> ValidationError.format("the template is empty."));
    } catch (YamlEngineException e) {
      throw ValidationError.format("YAML not well-formed. " + e.getMessage());
    }
  }

  private static JsonNode convert(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!") || "!".equals(tag)) {
      return plain(node);
    }
    String name = tag.substring(1);
    JsonNode argument = plain(node);
    ObjectNode call = NODES.objectNode();
    if ("Ref".equals(name) || "Condition".equals(name)) {
      return call.set(name, argument);
    }
    if (!FUNCTIONS.contains(name)) {
      throw ValidationError.format("the tag " + tag + " is not known" + position(node) + ".");
    }
    if ("GetAtt".equals(name) && argument.isTextual()) {
      String[] parts = argument.textValue().split("\\.", 2);
      ArrayNode list = NODES.arrayNode();
      for (String part : parts) {
        list.add(part);
      }
      argument = list;
    }
    return call.set("Fn::" + name, argument);
  }

  private static JsonNode plain(Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = NODES.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
          throw ValidationError.format("a key must be text" + position(entry.getKeyNode()) + ".");
        }
        if (object.has(key.getValue())) {
          throw ValidationError.format(
              "the key " + key.getValue() + " is there twice" + position(key) + ".");
        }
        object.set(key.getValue(), convert(entry.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.getValue().forEach(element -> array.add(convert(element)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode("true".equalsIgnoreCase(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        // A number that JSON cannot carry (.inf, 0o7) stays the text that was written.
        return NODES.textNode(text);
      }
    }
    return NODES.textNode(text);
  }

  private static String position(Node node) {
    return node.getStartMark().map(mark -> " (line " + (mark.getLine() + 1) + ")").orElse("");
  }
}
