package dev.cqrs.maven.infrastructure;

import java.util.List;

/**
 * Which events of the bus a projection or a reaction gets.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param readModel read model the projection keeps; empty for a reaction
 * @param eventTypes event types, sorted
 * @param functionId the projection or reaction
 * @param queueId queue for events that could not be handed over in 185 tries or a day, which is
 *     EventBridge's default
 */
public record Rule(
    String id,
    String suffix,
    String readModel,
    List<String> eventTypes,
    String functionId,
    String queueId) {

  /** Makes the rule; its list is copied. */
  public Rule {
    eventTypes = List.copyOf(eventTypes);
  }
}
