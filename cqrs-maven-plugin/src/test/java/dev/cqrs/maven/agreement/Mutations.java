package dev.cqrs.maven.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Plants mistakes in a tree of maps, lists and scalars, one at a time and everywhere: another value
 * for each scalar, each entry and element left out, one entry too many in each map. A text with a
 * JSON object is a tree itself.
 */
public class Mutations {

  /** Stands for an entry or element that is left out. */
  private static final Object DROPPED = new Object();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Mutation> all = new ArrayList<>();

  /** Starts without mistakes. */
  protected Mutations() {}

  /**
   * Plants mistakes.
   *
   * @param tree a target's output
   * @return the tree with each mistake
   */
  public static List<Mutation> of(Object tree) {
    return new Mutations().plant(tree);
  }

  /** Plants mistakes everywhere in a tree. */
  protected final List<Mutation> plant(Object tree) {
    visit("", tree, whole -> whole);
    return List.copyOf(all);
  }

  /**
   * Plants mistakes that a kind of tree offers beside those of every tree.
   *
   * @param place where
   * @param node what is there
   * @param whole makes the whole tree with something else there
   */
  protected void more(String place, Object node, UnaryOperator<Object> whole) {}

  /** Adds a mistake. */
  protected final void add(String place, String mistake, Object tree) {
    all.add(new Mutation(place, mistake, tree));
  }

  private void visit(String place, Object node, UnaryOperator<Object> whole) {
    more(place, node, whole);
    if (node instanceof Map<?, ?> map) {
      add(place, "one entry too many", whole.apply(with(map, "Surplus", "x")));
      map.forEach(
          (key, value) -> child(place + "/" + key, value, v -> whole.apply(with(map, key, v))));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        int index = i;
        child(place + "/" + i, list.get(i), v -> whole.apply(with(list, index, v)));
      }
    } else if (node instanceof String text && text.startsWith("{\"")) {
      visit(place + "/JSON", Canonical.parse(text), v -> whole.apply(write(v)));
    } else {
      Object other = other(node);
      add(place, "%s is %s".formatted(node, other), whole.apply(other));
    }
  }

  private void child(String place, Object value, UnaryOperator<Object> whole) {
    add(place, "left out", whole.apply(DROPPED));
    visit(place, value, whole);
  }

  private static Object other(Object scalar) {
    String text = String.valueOf(scalar);
    if (text.equals("true") || text.equals("false")) {
      boolean other = !Boolean.parseBoolean(text);
      return scalar instanceof Boolean ? (Object) other : Boolean.toString(other);
    }
    if (text.matches("[0-9]{1,9}")) {
      int other = Integer.parseInt(text) + 1;
      return scalar instanceof Number ? (Object) other : Integer.toString(other);
    }
    return text + "x";
  }

  private static Map<Object, Object> with(Map<?, ?> map, Object key, Object value) {
    Map<Object, Object> copy = new LinkedHashMap<>(map);
    if (value == DROPPED) {
      copy.remove(key);
    } else {
      copy.put(key, value);
    }
    return copy;
  }

  private static List<Object> with(List<?> list, int index, Object value) {
    List<Object> copy = new ArrayList<>(list);
    if (value == DROPPED) {
      copy.remove(index);
    } else {
      copy.set(index, value);
    }
    return copy;
  }

  private static Object write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
