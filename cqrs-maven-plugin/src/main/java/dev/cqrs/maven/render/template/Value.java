package dev.cqrs.maven.render.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a template. */
public sealed interface Value {

  /**
   * A text.
   *
   * @param value the text
   */
  record Text(String value) implements Value {}

  /**
   * A whole number.
   *
   * @param value the number
   */
  record WholeNumber(long value) implements Value {}

  /**
   * True or false.
   *
   * @param value which of them
   */
  record Bool(boolean value) implements Value {}

  /**
   * A list.
   *
   * @param elements its elements
   */
  record ListValue(List<Value> elements) implements Value {

    /** Makes the list; it is copied. */
    public ListValue {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A map.
   *
   * @param entries values by key, in order
   * @param row whether it is a row of a table, which people read on one line, however long
   */
  record MapValue(Map<String, Value> entries, boolean row) implements Value {

    /** Makes the map; it is copied. */
    public MapValue {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /**
   * What a parameter holds, or how a resource is called.
   *
   * @param id name of the parameter, such as {@code AWS::Region} too, or logical id
   */
  record Ref(String id) implements Value {}

  /**
   * An attribute of a resource.
   *
   * @param id the resource's logical id
   * @param attribute the attribute's name
   */
  record GetAtt(String id, String attribute) implements Value {}

  /**
   * A text with places for values.
   *
   * @param template a place is {@code ${Id}} or {@code ${Id.Attribute}}
   */
  record Sub(String template) implements Value {}

  /**
   * A text of JSON with places for values.
   *
   * @param value what it says; its values are texts, numbers, lists, maps, {@code Ref} and {@code
   *     GetAtt}
   */
  record Json(MapValue value) implements Value {

    /** The text, as {@code Sub} has it. */
    public String template() {
      return JsonText.write(value);
    }
  }

  /**
   * Texts of a list in one.
   *
   * @param separator what is between two of them
   * @param list a list, or a parameter that is one
   */
  record Join(String separator, Value list) implements Value {}

  /**
   * One of two values.
   *
   * @param condition what decides
   * @param then the value when it holds
   * @param otherwise the value when it does not
   */
  record If(Condition condition, Value then, Value otherwise) implements Value {}

  /** No value: whoever has it, does not have it. */
  record NoValue() implements Value {}

  /** Makes a text. */
  static Value text(String value) {
    return new Text(value);
  }

  /** Makes a list. */
  static ListValue list(Value... elements) {
    return new ListValue(List.of(elements));
  }

  /** Makes a list of texts. */
  static ListValue texts(List<String> elements) {
    return new ListValue(elements.stream().map(Value::text).toList());
  }
}
