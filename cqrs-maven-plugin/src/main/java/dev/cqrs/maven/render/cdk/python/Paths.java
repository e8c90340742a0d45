package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import java.util.List;

/** Looks into values. */
final class Paths {

  private Paths() {}

  /** The value at a path of keys and positions; no value, when there is none. */
  static Value at(Value root, Object... path) {
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

  /** The elements of a list from a position on; none, when it is no such list. */
  static List<Value> from(int position, Value value) {
    return value instanceof ListValue list && list.elements().size() >= position
        ? list.elements().subList(position, list.elements().size())
        : List.of();
  }
}
