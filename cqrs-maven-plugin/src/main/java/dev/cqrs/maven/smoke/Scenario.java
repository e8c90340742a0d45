package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario: steps that run in order against a deployed stack.
 *
 * @param file file it was read from, for messages
 * @param name what happens in it
 * @param steps its steps
 */
public record Scenario(String file, String name, List<Step> steps) {

  /** Makes the scenario; its list is copied. */
  public Scenario {
    steps = List.copyOf(steps);
  }

  /** What a step does. */
  public enum Kind {
    /** Sends a command to the command handler. */
    COMMAND,
    /** Sends a query to the query handler. */
    QUERY,
    /** Reads an aggregate's events from the event store. */
    EVENTS
  }

  /**
   * One step.
   *
   * @param line its line in the file, from 1
   * @param name what it shows
   * @param kind what it does
   * @param subject command's or query's type, or the aggregate's id
   * @param with what is sent besides the type
   * @param eventually how long the expectation may take to come true; empty for at once
   * @param expect what is expected: {@code statusCode}, {@code body} or {@code events}
   * @param save variables to set, with the path of each value in the answer's body
   */
  public record Step(
      int line,
      String name,
      Kind kind,
      String subject,
      ObjectNode with,
      Optional<Duration> eventually,
      ObjectNode expect,
      Map<String, String> save) {

    /** Makes the step; its map is copied. */
    public Step {
      save = Map.copyOf(save);
    }
  }
}
