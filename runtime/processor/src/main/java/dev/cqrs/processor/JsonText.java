package dev.cqrs.processor;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a tree as JSON for people: indented, in the order of the tree, with a line feed at the
 * end.
 */
final class JsonText {

  private JsonText() {}

  /** Returns the text of a tree of maps, collections, texts, numbers and booleans. */
  static String of(Object tree) {
    StringBuilder text = new StringBuilder();
    write(tree, "", text);
    return text.append('\n').toString();
  }

  private static void write(Object tree, String indent, StringBuilder text) {
    if (tree instanceof Map<?, ?> fields) {
      lines(fields.entrySet(), "{}", indent, text);
    } else if (tree instanceof Collection<?> elements) {
      lines(elements, "[]", indent, text);
    } else if (tree instanceof Map.Entry<?, ?> field) {
      text.append(quoted((String) field.getKey())).append(": ");
      write(field.getValue(), indent, text);
    } else {
      text.append(tree instanceof String string ? quoted(string) : tree.toString());
    }
  }

  private static void lines(
      Collection<?> parts, String brackets, String indent, StringBuilder text) {
    text.append(brackets.charAt(0));
    for (Iterator<?> rest = parts.iterator(); rest.hasNext(); ) {
      text.append('\n').append(indent).append("  ");
      write(rest.next(), indent + "  ", text);
      text.append(rest.hasNext() ? "," : "\n" + indent);
    }
    text.append(brackets.charAt(1));
  }

  private static String quoted(String string) {
    return string.chars().mapToObj(JsonText::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    return character < 0x20 || character > 0x7e
        ? "\\u%04x".formatted(character)
        : String.valueOf((char) character);
  }
}
