package dev.cqrs.maven.render.template;

import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds an ordered map. */
public final class MapBuilder {

  private final Map<String, Value> entries = new LinkedHashMap<>();

  /** Makes an empty map. */
  public MapBuilder() {}

  /**
   * Adds an entry.
   *
   * @param key its key
   * @param value its value
   * @return this
   */
  public MapBuilder put(String key, Value value) {
    entries.put(key, value);
    return this;
  }

  /**
   * Adds a text.
   *
   * @param key its key
   * @param value the text
   * @return this
   */
  public MapBuilder put(String key, String value) {
    return put(key, new Value.Text(value));
  }

  /**
   * Adds a whole number.
   *
   * @param key its key
   * @param value the number
   * @return this
   */
  public MapBuilder put(String key, long value) {
    return put(key, new Value.WholeNumber(value));
  }

  /**
   * Adds true or false.
   *
   * @param key its key
   * @param value which of them
   * @return this
   */
  public MapBuilder put(String key, boolean value) {
    return put(key, new Value.Bool(value));
  }

  /**
   * Adds a map.
   *
   * @param key its key
   * @param value the map
   * @return this
   */
  public MapBuilder put(String key, MapBuilder value) {
    return put(key, value.build());
  }

  /** Ends the map. */
  public MapValue build() {
    return new MapValue(entries, false);
  }

  /** Ends the map, as a row of a table. */
  public MapValue row() {
    return new MapValue(entries, true);
  }
}
