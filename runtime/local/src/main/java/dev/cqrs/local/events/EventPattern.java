package dev.cqrs.local.events;

import java.io.IOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** A pattern of EventBridge, which Lambda's event filters share. */
public final class EventPattern {

  private final Machine machine = Machine.builder().build();

  /**
   * Compiles a pattern.
   *
   * @param json the pattern
   * @throws IllegalArgumentException if it is not a valid pattern; the message says why
   */
  public EventPattern(String json) {
    try {
      String fault = JsonRuleCompiler.check(json);
      if (fault != null) {
        throw new IllegalArgumentException(fault);
      }
      machine.addRule("rule", json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns whether an event, given as JSON, matches. */
  public boolean matches(String eventJson) {
    try {
      return !machine.rulesForJSONEvent(eventJson).isEmpty();
    } catch (Exception e) {
      throw new IllegalArgumentException("The event cannot be matched: " + e.getMessage(), e);
    }
  }
}
