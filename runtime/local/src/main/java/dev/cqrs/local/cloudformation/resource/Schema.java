package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.template.Evaluator;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The properties that a resource type may have.
 *
 * <p>Written as text: members are separated by commas; {@code !} marks a required one, {@code []} a
 * list, {@code {…}} an object with its own members; {@code :integer}, {@code :number}, {@code
 * :boolean}, {@code :map} (of text) and {@code :any} a type other than text. For example {@code
 * "QueueName, DelaySeconds:integer, Tags[]{Key!, Value!}"}.
 */
public final class Schema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private record Member(boolean required, boolean list, String type, Schema object) {}

  private final Map<String, Member> members = new LinkedHashMap<>();

  private Schema() {}

  /** Returns the schema that a text describes. */
  public static Schema of(String text) {
    Reader reader = new Reader(text.replaceAll("\\s", ""));
    Schema schema = reader.members();
    if (reader.position != reader.text.length()) {
      throw new IllegalArgumentException("Unexpected text at " + reader.position + ": " + text);
    }
    return schema;
  }

  /** Returns the names of the properties. */
  public Set<String> names() {
    return members.keySet();
  }

  /**
   * Checks properties before their functions are evaluated.
   *
   * @param where the resource that they belong to, for messages
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, if a property is unknown or missing
   */
  public void check(String where, JsonNode properties) {
    checkObject(where, "", properties);
  }

  private void checkObject(String where, String path, JsonNode object) {
    if (Evaluator.function(object).isPresent()) {
      checkBranches(object, branch -> checkObject(where, path, branch));
      return;
    }
    if (!object.isObject()) {
      throw ValidationError.of(
          where + ": Property " + (path.isEmpty() ? "Properties" : path) + " must be an object");
    }
    for (var entry : object.properties()) {
      Member member = members.get(entry.getKey());
      String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (member == null) {
        throw ValidationError.of(
            where
                + ": Encountered unsupported property "
                + name
                + ". Supported are "
                + String.join(", ", names())
                + ".");
      }
      checkMember(where, name, member, entry.getValue());
    }
    members.forEach(
        (name, member) -> {
          if (member.required && !object.has(name)) {
            throw ValidationError.of(
                where
                    + ": Property "
                    + (path.isEmpty() ? name : path + "." + name)
                    + " cannot be empty.");
          }
        });
  }

  private static void checkMember(String where, String path, Member member, JsonNode value) {
    if (Evaluator.function(value).isPresent()) {
      checkBranches(value, branch -> checkMember(where, path, member, branch));
    } else if (member.list) {
      if (!value.isArray()) {
        throw ValidationError.of(where + ": Property " + path + " must be a list");
      }
      value.forEach(element -> checkElement(where, path, member, element));
    } else {
      checkElement(where, path, member, value);
    }
  }

  private static void checkElement(String where, String path, Member member, JsonNode value) {
    if (Evaluator.function(value).isPresent()) {
      checkBranches(value, branch -> checkElement(where, path, member, branch));
    } else if (member.object != null) {
      member.object.checkObject(where, path, value);
    } else {
      convert(where, path, member, value);
    }
  }

  private static void checkBranches(JsonNode call, java.util.function.Consumer<JsonNode> check) {
    JsonNode branches = call.path("Fn::If");
    for (int i = 1; i < branches.size(); i++) {
      if (!"AWS::NoValue".equals(branches.get(i).path("Ref").asText())) {
        check.accept(branches.get(i));
      }
    }
  }

  /**
   * Returns evaluated properties with each value in its type: text {@code "5"} becomes a number.
   *
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, if a value does not fit
   */
  public ObjectNode convert(String where, JsonNode properties) {
    checkObject(where, "", properties);
    return convertObject(where, "", properties);
  }

  private ObjectNode convertObject(String where, String path, JsonNode object) {
    ObjectNode result = NODES.objectNode();
    for (var entry : object.properties()) {
      String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      Member member = members.get(entry.getKey());
      JsonNode value = entry.getValue();
      if (member.list) {
        ArrayNode list = result.putArray(entry.getKey());
        value.forEach(element -> list.add(convert(where, name, member, element)));
      } else {
        result.set(entry.getKey(), convert(where, name, member, value));
      }
    }
    return result;
  }

  private static JsonNode convert(String where, String path, Member member, JsonNode value) {
    if (member.object != null) {
      return member.object.convertObject(where, path, value);
    }
    Optional<JsonNode> converted =
        switch (member.type) {
          case "any" -> Optional.of(value);
          case "map" -> map(value);
          case "boolean" ->
              value.isBoolean() || Set.of("true", "false").contains(value.asText())
                  ? Optional.of(NODES.booleanNode(Boolean.parseBoolean(value.asText())))
                  : Optional.empty();
          case "integer" ->
              value.asText().matches("-?[0-9]{1,18}")
                  ? Optional.of(integer(Long.parseLong(value.asText())))
                  : Optional.empty();
          case "number" ->
              value.asText().matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                  ? Optional.of(NODES.numberNode(Double.parseDouble(value.asText())))
                  : Optional.empty();
          default ->
              value.isValueNode() && !value.isNull()
                  ? Optional.of(NODES.textNode(value.asText()))
                  : Optional.empty();
        };
    return converted.orElseThrow(
        () ->
            ValidationError.of(
                where + ": Property " + path + " must be " + member.type + ", but was " + value));
  }

  /**
   * Returns a number in the type in which a state file is read back: nodes of different types are
   * not equal, and after a restart each number would count as changed.
   */
  private static JsonNode integer(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  private static Optional<JsonNode> map(JsonNode value) {
    if (!value.isObject()) {
      return Optional.empty();
    }
    ObjectNode result = NODES.objectNode();
    for (var entry : value.properties()) {
      boolean call = Evaluator.function(entry.getValue()).isPresent();
      if (!call && !entry.getValue().isValueNode()) {
        return Optional.empty();
      }
      if (call) {
        result.set(entry.getKey(), entry.getValue());
      } else {
        result.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return Optional.of(result);
  }

  private static final class Reader {

    private final String text;
    private int position;

    Reader(String text) {
      this.text = text;
    }

    Schema members() {
      Schema schema = new Schema();
      do {
        int start = position;
        while (position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
          position++;
        }
        schema.members.put(text.substring(start, position), member());
      } while (take(","));
      return schema;
    }

    private Member member() {
      boolean required = take("!");
      boolean list = take("[]");
      if (take("{")) {
        Schema object = members();
        if (!take("}")) {
          throw new IllegalArgumentException("} is missing at " + position + ": " + text);
        }
        return new Member(required, list, "object", object);
      }
      String type = "text";
      if (take(":")) {
        int start = position;
        while (position < text.length() && Character.isLetter(text.charAt(position))) {
          position++;
        }
        type = text.substring(start, position);
      }
      return new Member(required, list, type, null);
    }

    private boolean take(String expected) {
      boolean found = text.startsWith(expected, position);
      position += found ? expected.length() : 0;
      return found;
    }
  }
}
