package dev.cqrs.maven.operate;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A deployed function that gets events of the bus, and the queue of those it failed on.
 *
 * @param function its name
 * @param queueUrl its queue of dead letters
 */
public record EventConsumer(String function, String queueUrl) {

  private static final String QUEUE_OUTPUT = "DeadLetterQueueUrl";

  /** Gets positions of the stream and not events: {@code cqrs:republish} deals with them. */
  private static final String PUBLISHER = "EventPublisher";

  /**
   * Finds the consumers of a stack: its projections and reactions.
   *
   * @param outputs the stack's outputs
   * @return the consumers, by the names of their outputs
   */
  public static List<EventConsumer> find(Map<String, String> outputs) {
    return outputs.keySet().stream()
        .filter(name -> name.endsWith(QUEUE_OUTPUT))
        .map(name -> name.substring(0, name.length() - QUEUE_OUTPUT.length()))
        .filter(id -> !id.equals(PUBLISHER))
        .sorted()
        .map(
            id ->
                new EventConsumer(
                    Objects.requireNonNull(outputs.get(id + "FunctionName"), id),
                    outputs.get(id + QUEUE_OUTPUT)))
        .toList();
  }

  /** The queue's name. */
  String queue() {
    return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
  }
}
