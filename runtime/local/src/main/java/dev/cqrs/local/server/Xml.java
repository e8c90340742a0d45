package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes XML. */
final class Xml {

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  /** Opens an element. */
  Xml open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  /** Opens an element with a default namespace; none if it is empty. */
  Xml open(String name, String namespace) {
    text.append('<').append(name);
    if (!namespace.isEmpty()) {
      text.append(" xmlns=\"").append(namespace).append('"');
    }
    text.append('>');
    return this;
  }

  /** Closes an element. */
  Xml close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  /** Writes an element of text. */
  Xml text(String name, String content) {
    open(name);
    escape(content);
    return close(name);
  }

  /** Writes text. */
  Xml content(String content) {
    escape(content);
    return this;
  }

  /** Writes the members of a structure as elements; lists have elements {@code member}. */
  Xml members(JsonNode structure) {
    for (Map.Entry<String, JsonNode> member : structure.properties()) {
      member(member.getKey(), member.getValue());
    }
    return this;
  }

  private void member(String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (Timestamps.is(name, value)) {
      text(name, Timestamps.iso(value));
    } else if (value.isArray()) {
      open(name);
      value.forEach(element -> member("member", element));
      close(name);
    } else if (value.isObject()) {
      open(name).members(value).close(name);
    } else {
      text(name, value.asText());
    }
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> {
                  boolean allowed = character >= 0x20 || character == '\n' || character == '\t';
                  text.appendCodePoint(allowed ? character : 0xFFFD);
                }
              }
            });
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
