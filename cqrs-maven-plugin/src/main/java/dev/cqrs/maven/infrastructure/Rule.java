package dev.cqrs.maven.infrastructure;

import java.util.List;

/**
 * Which events of the bus a projection gets.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param readModel read model the projection keeps
 * @param eventTypes event types, sorted
 * @param functionId the projection
 * @param queueId queue for events that could not be handed over
 * @param retries times the handing over is repeated
 * @param maximumAgeSeconds seconds after which it is given up
 */
public record Rule(
    String id,
    String suffix,
    String readModel,
    List<String> eventTypes,
    String functionId,
    String queueId,
    int retries,
    int maximumAgeSeconds) {

  /** Makes the rule; its list is copied. */
  public Rule {
    eventTypes = List.copyOf(eventTypes);
  }
}
