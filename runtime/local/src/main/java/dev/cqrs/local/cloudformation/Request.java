package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The input of an operation; a member that the operation does not support is refused by name. */
final class Request {

  private final String operation;
  private final ObjectNode input;

  Request(String operation, ObjectNode input, Set<String> members) {
    this.operation = operation;
    this.input = input;
    for (var entry : input.properties()) {
      boolean empty = entry.getValue().isContainerNode() && entry.getValue().isEmpty();
      if (!members.contains(entry.getKey()) && !empty) {
        throw ValidationError.of(
            "The local cloud does not support the member "
                + entry.getKey()
                + " of cloudformation:"
                + operation
                + ". Nothing was done.");
      }
    }
  }

  Optional<String> find(String member) {
    String value = input.path(member).asText("");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  String get(String member) {
    return find(member)
        .orElseThrow(
            () ->
                ValidationError.of(
                    "1 validation error detected: Value null at '"
                        + Character.toLowerCase(member.charAt(0))
                        + member.substring(1)
                        + "' failed to satisfy constraint: Member must not be null ("
                        + operation
                        + ")"));
  }

  boolean flag(String member) {
    return "true".equals(input.path(member).asText());
  }

  boolean has(String member) {
    return input.has(member);
  }

  ArrayNode list(String member) {
    return input.path(member) instanceof ArrayNode list
        ? list
        : JsonNodeFactory.instance.arrayNode();
  }

  /** Returns the tags that are given, by key. */
  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (JsonNode tag : list("Tags")) {
      tags.put(tag.path("Key").asText(), tag.path("Value").asText());
    }
    return tags;
  }

  /** Returns the parameters that are given; UsePreviousValue takes them from what was before. */
  Map<String, String> parameters(Map<String, String> previous) {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode parameter : list("Parameters")) {
      String key = parameter.path("ParameterKey").asText();
      if ("true".equals(parameter.path("UsePreviousValue").asText())) {
        if (!previous.containsKey(key)) {
          throw ValidationError.of(
              "Invalid input for parameter key "
                  + key
                  + ". Cannot specify usePreviousValue as true for a parameter key not in the"
                  + " previous template");
        }
        values.put(key, previous.get(key));
      } else {
        values.put(key, parameter.path("ParameterValue").asText(""));
      }
    }
    return values;
  }
}
