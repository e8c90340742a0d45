package dev.cqrs.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A command that a reaction sends.
 *
 * @param aggregateId the id of the aggregate; empty lets it derive from the id of the command
 * @param creates whether the command creates the aggregate
 * @param command the command
 */
public record Send(Optional<String> aggregateId, boolean creates, Command command) {

  /** Checks that the command is there, and the id of an aggregate that exists. */
  public Send {
    Objects.requireNonNull(command, "command");
    if (!creates && aggregateId.isEmpty()) {
      throw new IllegalArgumentException(
          "A command to an aggregate that exists needs its id: write Send.to(id, command), or"
              + " Send.create(command) to create one");
    }
  }

  /**
   * Sends a command to an aggregate that exists.
   *
   * @param aggregateId the id of the aggregate
   * @param command a command that an instance method handles
   */
  public static Send to(String aggregateId, Command command) {
    return new Send(Optional.of(aggregateId), false, command);
  }

  /**
   * Creates an aggregate whose id derives from the id of the command: the same for every repetition
   * of the event.
   *
   * @param command a command that a static method handles
   */
  public static Send create(Command command) {
    return new Send(Optional.empty(), true, command);
  }

  /**
   * Creates an aggregate with a given id. If there is one already, nothing happens, and the log of
   * the function says so.
   *
   * @param aggregateId the id of the new aggregate: 1 to 128 letters, digits and . _ : -
   * @param command a command that a static method handles
   */
  public static Send create(String aggregateId, Command command) {
    return new Send(Optional.of(aggregateId), true, command);
  }
}
