package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of a query request as a structure: {@code A.member.2.B=v} is member B of the second
 * element of list A. Every value is text, since the form has no types.
 */
final class QueryInput {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_LIST = 1000;

  private QueryInput() {}

  /** Returns the structure without Action, Version and what a presigned address carries. */
  static ObjectNode structure(Map<String, String> form) {
    TreeMap<String, Object> tree = new TreeMap<>();
    form.forEach(
        (name, value) -> {
          boolean envelope =
              name.equals("Action") || name.equals("Version") || name.startsWith("X-Amz-");
          // An empty list is sent as a name without a value, and there is no operation for which
          // an empty text at the top says anything.
          boolean emptyList = value.isEmpty() && name.indexOf('.') < 0;
          if (!envelope && !emptyList) {
            put(tree, name, value);
          }
        });
    return (ObjectNode) node(tree);
  }

  @SuppressWarnings("unchecked") // The tree is built here, of texts and trees
  private static void put(Map<String, Object> tree, String name, String value) {
    Map<String, Object> at = tree;
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      Object next = at.computeIfAbsent(parts[i], part -> new TreeMap<String, Object>());
      if (!(next instanceof TreeMap)) {
        throw malformed(name);
      }
      at = (Map<String, Object>) next;
    }
    if (at.put(parts[parts.length - 1], value) != null) {
      throw malformed(name);
    }
  }

  private static JsonNode node(Object value) {
    if (!(value instanceof TreeMap<?, ?> tree)) {
      return NODES.textNode((String) value);
    }
    if (tree.size() == 1 && tree.get("member") instanceof TreeMap<?, ?> list) {
      return list(list);
    }
    if (tree.size() == 1 && tree.get("member") instanceof String only && only.isEmpty()) {
      return NODES.arrayNode();
    }
    if (tree.size() == 1 && tree.get("entry") instanceof TreeMap<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      for (JsonNode entry : list(map)) {
        object.set(entry.path("key").asText(), entry.path("value"));
      }
      return object;
    }
    ObjectNode object = NODES.objectNode();
    tree.forEach((name, member) -> object.set((String) name, node(member)));
    return object;
  }

  private static JsonNode list(Map<?, ?> elements) {
    if (elements.size() > LONGEST_LIST) {
      throw malformed("member");
    }
    TreeMap<Integer, JsonNode> ordered = new TreeMap<>();
    elements.forEach(
        (position, element) -> ordered.put(position((String) position), node(element)));
    return NODES.arrayNode().addAll(ordered.values());
  }

  private static int position(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw malformed("member." + text);
    }
  }

  private static AwsError malformed(String name) {
    return new AwsError(
        "MalformedInput", 400, "The parameter " + name + " does not fit the other parameters");
  }
}
