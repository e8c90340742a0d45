package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Rule;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which resources belong to which read model. */
final class ReadModelParts {

  private final Map<String, String> idsByReadModel;

  ReadModelParts(Infrastructure plan) {
    idsByReadModel =
        plan.rules().stream()
            .filter(rule -> !rule.readModel().isEmpty())
            .collect(Collectors.toMap(Rule::readModel, ReadModelParts::id));
  }

  private static String id(Rule rule) {
    return rule.id().substring(0, rule.id().length() - "Rule".length());
  }

  /** Returns the logical id of a read model's projection. */
  String function(String readModel) {
    return idsByReadModel.get(readModel) + "Projection";
  }

  /** Returns whether a resource belongs to a read model. */
  boolean belongs(String resourceId, String readModel) {
    // One read model's id may start with another's: the longest that fits is the owner's.
    Optional<String> owner =
        idsByReadModel.values().stream()
            .filter(id -> isPart(resourceId, id))
            .max(Comparator.comparingInt(String::length));
    return owner.isPresent() && owner.get().equals(idsByReadModel.get(readModel));
  }

  private static boolean isPart(String resourceId, String id) {
    return resourceId.equals(id + "Table")
        || resourceId.equals(id + "PositionsTable")
        || resourceId.equals(id + "Rule")
        || resourceId.startsWith(id + "Projection");
  }
}
