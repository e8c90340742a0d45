package dev.cqrs.maven.baseline;

import dev.cqrs.maven.application.ApplicationModel.Component;
import java.util.List;
import java.util.Optional;

/** Compares shapes by what stored events show of them: names, not orders. */
final class Shapes {

  private Shapes() {}

  /** Whether events stored in one shape are just like those stored in the other. */
  static boolean equal(List<Component> one, List<Component> other) {
    return covers(one, other) && covers(other, one);
  }

  /** Whether the present shape is the recorded one, but for values that enums have gained. */
  static boolean covers(List<Component> recorded, List<Component> present) {
    return recorded.size() == present.size()
        && recorded.stream()
            .allMatch(component -> present.stream().anyMatch(same -> covers(component, same)));
  }

  private static boolean covers(Component recorded, Component present) {
    return recorded.name().equals(present.name())
        && recorded.type().equals(present.type())
        && recorded.required() == present.required()
        && present.values().containsAll(recorded.values())
        && covers(elements(recorded.of()), elements(present.of()))
        && covers(recorded.components(), present.components());
  }

  private static List<Component> elements(Optional<Component> of) {
    return of.stream().toList();
  }
}
