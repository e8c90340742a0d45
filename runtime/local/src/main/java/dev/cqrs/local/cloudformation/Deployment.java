package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.template.Evaluator;
import dev.cqrs.local.cloudformation.template.Names;
import dev.cqrs.local.cloudformation.template.Template;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack shall become.
 *
 * @param template the template
 * @param parameters the value of each of its parameters
 * @param tags the tags of the stack
 * @param capabilities what the caller acknowledged
 * @param pseudoParameters the values of the pseudo parameters
 */
record Deployment(
    Template template,
    Map<String, String> parameters,
    Map<String, String> tags,
    ArrayNode capabilities,
    Map<String, String> pseudoParameters) {

  /** Returns a new evaluator; each is for one thread. */
  Evaluator evaluator(Names names) {
    return new Evaluator(template, parameters, pseudoParameters, names);
  }

  /** Returns the evaluated properties of a resource, with the tags of the stack. */
  ObjectNode properties(String logicalId, ResourceType type, Names names) {
    JsonNode resource = template.resource(logicalId).orElseThrow();
    JsonNode declared = resource.path("Properties");
    JsonNode value = evaluator(names).value(declared);
    ObjectNode properties =
        value.isObject() ? value.deepCopy() : JsonNodeFactory.instance.objectNode();
    if (type.schema().names().contains("Tags")) {
      properties.set("Tags", tags(logicalId, properties));
    }
    return type.schema().convert(where(logicalId, type), properties);
  }

  static String where(String logicalId, ResourceType type) {
    return "Resource " + logicalId + " (" + type.name() + ")";
  }

  private ArrayNode tags(String logicalId, ObjectNode properties) {
    Map<String, String> all = new TreeMap<>(tags);
    all.put("aws:cloudformation:stack-name", pseudoParameters.get("AWS::StackName"));
    all.put("aws:cloudformation:stack-id", pseudoParameters.get("AWS::StackId"));
    all.put("aws:cloudformation:logical-id", logicalId);
    properties
        .path("Tags")
        .forEach(tag -> all.put(tag.path("Key").asText(), tag.path("Value").asText()));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    all.forEach((key, tag) -> list.addObject().put("Key", key).put("Value", tag));
    return list;
  }
}
