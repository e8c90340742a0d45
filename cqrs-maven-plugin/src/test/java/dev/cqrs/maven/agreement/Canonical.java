package dev.cqrs.maven.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one way in which facts write what can be written in many ways. */
public final class Canonical {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Canonical() {}

  /**
   * Reads JSON as a tree of maps, lists and scalars.
   *
   * @param text the JSON
   * @return the tree
   */
  public static Object parse(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("No JSON: " + text, broken);
    }
  }

  /**
   * Writes a tree as JSON with sorted keys, sorted lists and all scalars as texts.
   *
   * @param tree maps, lists and scalars; or a text with JSON
   * @return the JSON
   */
  public static String json(Object tree) {
    try {
      Object value = tree instanceof String text && text.startsWith("{") ? parse(text) : tree;
      return JSON.writeValueAsString(sorted(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static Object sorted(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      SortedMap<String, Object> all = new TreeMap<>();
      map.forEach((key, value) -> all.put(key.toString(), sorted(value)));
      return all;
    }
    if (tree instanceof Collection<?> list) {
      return list.stream()
          .map(Canonical::sorted)
          .sorted((one, other) -> one.toString().compareTo(other.toString()))
          .toList();
    }
    return String.valueOf(tree);
  }

  /**
   * Writes a tree as JSON, as it is.
   *
   * @param tree maps, lists and scalars
   * @return the JSON
   */
  public static String write(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** A value that may be one or a list, as IAM has them. */
  public static List<Object> many(Object value) {
    return value instanceof Collection<?> list ? new ArrayList<>(list) : List.of(value);
  }

  /** The texts of a value that may be one or a list. */
  public static List<String> texts(Object value) {
    return many(value).stream().map(String::valueOf).toList();
  }

  /**
   * Writes the value of an environment variable, which may be JSON.
   *
   * @param value the value
   * @return the same, or canonical JSON
   */
  public static String variable(String value) {
    return value.startsWith("{") ? json(value) : value;
  }

  /** Adds a fact for everything in a map that an extractor does not know. */
  public static void unknown(
      Facts facts, Map<?, ?> map, Collection<String> known, Object... subject) {
    map.forEach(
        (key, value) -> {
          if (!known.contains(key.toString())) {
            facts.put(json(value), "unknown", joined(subject), key);
          }
        });
  }

  private static String joined(Object[] words) {
    return List.of(words).stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
