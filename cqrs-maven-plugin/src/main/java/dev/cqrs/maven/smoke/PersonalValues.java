package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.Component;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps the values of components marked as personal out of what a smoke test prints. */
public final class PersonalValues {

  private static final JsonNode HIDDEN = TextNode.valueOf("(personal)");

  private final Set<String> names = new TreeSet<>();

  private PersonalValues() {}

  /**
   * Hides nothing.
   *
   * @return it
   */
  public static PersonalValues none() {
    return new PersonalValues();
  }

  /**
   * Hides every field that is named like a personal component of a message or row.
   *
   * @param model the application
   * @return it
   */
  public static PersonalValues of(ApplicationModel model) {
    PersonalValues values = new PersonalValues();
    Stream.of(
            model.aggregates().stream()
                .flatMap(
                    aggregate ->
                        Stream.concat(
                            aggregate.commands().stream().map(ApplicationModel.Command::components),
                            aggregate.events().stream().map(ApplicationModel.Event::components))),
            model.readModels().stream().map(ApplicationModel.ReadModel::components),
            model.queries().stream().map(ApplicationModel.Query::components))
        .flatMap(components -> components)
        .forEach(values::collect);
    return values;
  }

  private void collect(List<Component> components) {
    for (Component component : components) {
      if (component.personal()) {
        names.add(component.name());
      }
      collect(component.components());
      component.of().ifPresent(element -> collect(List.of(element)));
    }
  }

  /** A copy of a tree with a mark in place of each personal value. */
  JsonNode hide(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        copy.set(field.getKey(), names.contains(field.getKey()) ? HIDDEN : hide(field.getValue()));
      }
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(hide(element)));
      return copy;
    }
    return tree;
  }
}
