package dev.cqrs.maven.infrastructure;

import java.util.List;
import java.util.Optional;

/**
 * A value that can be set at deployment.
 *
 * @param name its name
 * @param group heading it is shown under
 * @param kind what it holds
 * @param byDefault its default, if it has one
 * @param description what it does
 * @param allowedValues the values it may have, or none when it is bounded otherwise
 * @param limits pattern, length or range it is held to
 */
public record Parameter(
    String name,
    String group,
    Kind kind,
    Optional<String> byDefault,
    String description,
    List<String> allowedValues,
    Limits limits) {

  /** Makes the parameter; its list is copied. */
  public Parameter {
    allowedValues = List.copyOf(allowedValues);
  }

  Parameter saying(String what) {
    return new Parameter(name, group, kind, byDefault, what, allowedValues, limits);
  }

  Parameter among(String... values) {
    return new Parameter(name, group, kind, byDefault, description, List.of(values), limits);
  }

  Parameter within(Limits bounds) {
    return new Parameter(name, group, kind, byDefault, description, allowedValues, bounds);
  }

  Parameter withoutDefault() {
    return new Parameter(name, group, kind, Optional.empty(), description, allowedValues, limits);
  }

  /** What a parameter holds. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** Texts between commas. */
    LIST
  }

  /**
   * Bounds of a parameter.
   *
   * @param pattern regular expression for the whole value
   * @param minimum smallest number, or shortest length
   * @param maximum largest number, or longest length
   * @param explanation said when a value is refused
   */
  public record Limits(
      Optional<String> pattern,
      Optional<Integer> minimum,
      Optional<Integer> maximum,
      Optional<String> explanation) {

    /** No bounds. */
    public static final Limits NONE =
        new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A range.
     *
     * @param minimum smallest value
     * @param maximum largest value
     * @return the bounds
     */
    public static Limits range(int minimum, int maximum) {
      return new Limits(
          Optional.empty(), Optional.of(minimum), Optional.of(maximum), Optional.empty());
    }

    /**
     * A pattern.
     *
     * @param pattern regular expression for the whole value
     * @param explanation said when a value is refused
     * @return the bounds
     */
    public static Limits pattern(String pattern, String explanation) {
      return new Limits(
          Optional.of(pattern), Optional.empty(), Optional.empty(), Optional.of(explanation));
    }
  }
}
