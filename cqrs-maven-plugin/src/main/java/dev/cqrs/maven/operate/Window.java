package dev.cqrs.maven.operate;

import dev.cqrs.maven.problem.UserError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * A time between two moments.
 *
 * @param from its first moment
 * @param to its last moment
 */
public record Window(Instant from, Instant to) {

  /**
   * Reads a window.
   *
   * @param from what {@code cqrs.from} says, or null
   * @param to what {@code cqrs.to} says, or null for now
   * @param now the time
   * @return the window
   * @throws UserError when one of them is no time, or they are in the wrong order
   */
  public static Window of(String from, String to, Instant now) {
    if (from == null || from.isBlank()) {
      throw new UserError(
          "cqrs.from is missing: the time of the first event, in UTC. Give it, such as -Dcqrs.from=2026-11-20T00:00:00Z");
    }
    Instant start = time("cqrs.from", from);
    // Events have microseconds, and so has every time that functions take.
    Instant end =
        to == null || to.isBlank() ? now.truncatedTo(ChronoUnit.MICROS) : time("cqrs.to", to);
    if (!start.isBefore(end)) {
      throw new UserError(
          "cqrs.from is %s, which is not before %s %s. Choose an earlier -Dcqrs.from."
              .formatted(start, to == null || to.isBlank() ? "now," : "cqrs.to,", end));
    }
    return new Window(start, end);
  }

  private static Instant time(String property, String text) {
    try {
      return Instant.parse(text.strip()).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new UserError(
          "%s is '%s', but must be a time in UTC like 2026-11-20T00:00:00Z."
              .formatted(property, text),
          e);
    }
  }
}
