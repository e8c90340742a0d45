package dev.cqrs.maven.render.template;

import dev.cqrs.maven.render.template.Value.GetAtt;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Text;
import dev.cqrs.maven.render.template.Value.WholeNumber;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes JSON without blanks. The elements of the outermost object's lists are on lines of their
 * own.
 */
final class JsonText {

  private JsonText() {}

  static String write(MapValue root) {
    String text =
        root.entries().entrySet().stream()
            .map(entry -> key(entry) + outermost(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return text.contains("\n") ? text + "\n" : text;
  }

  private static String outermost(Value value) {
    return value instanceof ListValue list
        ? list.elements().stream()
            .map(JsonText::json)
            .collect(Collectors.joining(",\n", "[\n", "]"))
        : json(value);
  }

  private static String json(Value value) {
    if (value instanceof Text text) {
      return quoted(text.value());
    } else if (value instanceof WholeNumber number) {
      return Long.toString(number.value());
    } else if (value instanceof Ref ref) {
      return quoted("${" + ref.id() + "}");
    } else if (value instanceof GetAtt attribute) {
      return quoted("${" + attribute.id() + "." + attribute.attribute() + "}");
    } else if (value instanceof ListValue list) {
      return list.elements().stream()
          .map(JsonText::json)
          .collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof MapValue map) {
      return map.entries().entrySet().stream()
          .map(entry -> key(entry) + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    throw new IllegalArgumentException("JSON has no place for " + value);
  }

  private static String key(Map.Entry<String, Value> entry) {
    return quoted(entry.getKey()) + ":";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
