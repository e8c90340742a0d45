package dev.cqrs.maven.render.template;

/**
 * What parts of a template depend on.
 *
 * @param id its name
 * @param test when it holds
 */
public record Condition(String id, Test test) {

  /** What is tested. */
  public sealed interface Test {}

  /**
   * A value is a text.
   *
   * @param value the value
   * @param text the text
   */
  public record Equal(Value value, String text) implements Test {}

  /**
   * A test fails.
   *
   * @param test the test
   */
  public record Not(Test test) implements Test {}
}
