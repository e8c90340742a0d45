package dev.cqrs.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two shapes of an event, both as the model file describes components.
 *
 * <p>Not differences: another order of components or of an enum's values, since both are stored by
 * name, and a value that an enum has gained, since everything that was stored is read as before and
 * older code refuses the new value by itself.
 */
final class ShapeChanges {

  private final List<String> changes = new ArrayList<>();

  private ShapeChanges() {}

  /** Returns the changes from the recorded components to the present ones; empty if equal. */
  static List<String> of(Object recorded, Object present) {
    ShapeChanges found = new ShapeChanges();
    found.components("", recorded, present);
    return found.changes;
  }

  private void components(String owner, Object recorded, Object present) {
    Map<String, Map<?, ?>> before = byName(recorded);
    Map<String, Map<?, ?>> now = byName(present);
    before.forEach(
        (name, component) -> {
          Map<?, ?> same = now.get(name);
          if (same == null) {
            changes.add(name + owner + " was removed");
          } else {
            type(name + owner, component, same);
            required(name + owner, component, same);
          }
        });
    now.keySet().stream()
        .filter(name -> !before.containsKey(name))
        .forEach(name -> changes.add(name + owner + " was added"));
  }

  private void required(String where, Map<?, ?> recorded, Map<?, ?> present) {
    Object now = present.get("required");
    if (!recorded.get("required").equals(now)) {
      changes.add(where + " became " + (Boolean.TRUE.equals(now) ? "required" : "optional"));
    }
  }

  private void type(String where, Map<?, ?> recorded, Map<?, ?> present) {
    Object before = recorded.get("type");
    Object now = present.get("type");
    if (!before.equals(now)) {
      changes.add("%s changed from %s to %s".formatted(where, before, now));
    } else if (before.equals("enum")) {
      values(where, recorded, present);
    } else if (before.equals("record")) {
      components(" of " + where, recorded.get("components"), present.get("components"));
    } else if (recorded.get("of") instanceof Map<?, ?> element) {
      type("the elements of " + where, element, (Map<?, ?>) present.get("of"));
    }
  }

  private void values(String where, Map<?, ?> recorded, Map<?, ?> present) {
    List<Object> lost = new ArrayList<>((List<?>) recorded.get("values"));
    List<Object> gained = new ArrayList<>((List<?>) present.get("values"));
    lost.removeAll((List<?>) present.get("values"));
    gained.removeAll((List<?>) recorded.get("values"));
    for (Object value : lost) {
      boolean renamed = lost.size() == 1 && gained.size() == 1;
      changes.add(
          where
              + " lost the value "
              + value
              + (renamed ? ", perhaps renamed to " + gained.get(0) : ""));
    }
  }

  private static Map<String, Map<?, ?>> byName(Object components) {
    Map<String, Map<?, ?>> byName = new LinkedHashMap<>();
    for (Object component : (List<?>) components) {
      Map<?, ?> fields = (Map<?, ?>) component;
      byName.put((String) fields.get("name"), fields);
    }
    return byName;
  }
}
