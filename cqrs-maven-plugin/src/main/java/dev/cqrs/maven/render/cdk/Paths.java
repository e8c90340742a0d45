package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import java.util.List;

/** Looks into values. */
public final class Paths {

  private Paths() {}

  /**
   * Follows a path.
   *
   * @param root where it begins
   * @param path keys and positions
   * @return the value there; {@code NoValue}, when there is none
   */
  public static Value at(Value root, Object... path) {
    Value value = root;
    for (Object step : path) {
      if (value instanceof MapValue map && map.entries().containsKey(step)) {
        value = map.entries().get(step);
      } else if (value instanceof ListValue list
          && step instanceof Integer position
          && position < list.elements().size()) {
        value = list.elements().get(position);
      } else {
        return new NoValue();
      }
    }
    return value;
  }

  /**
   * Takes the end of a list.
   *
   * @param position where the end begins
   * @param value the list
   * @return its elements from there on; none, when it is no such list
   */
  public static List<Value> from(int position, Value value) {
    return value instanceof ListValue list && list.elements().size() >= position
        ? list.elements().subList(position, list.elements().size())
        : List.of();
  }
}
