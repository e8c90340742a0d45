package dev.cqrs.maven.smoke;

import dev.cqrs.maven.console.Console;

/** Prints one line per step, and what explains a failure. */
public final class SmokeTable {

  private final Console console;

  /**
   * Creates a table.
   *
   * @param console where lines go
   */
  public SmokeTable(Console console) {
    this.console = console;
  }

  /**
   * Prints a step's line.
   *
   * @param result what became of the step
   */
  public void print(StepResult result) {
    String name = result.step().name();
    String subject =
        result.step().kind() == Scenario.Kind.EVENTS ? "event store" : result.step().subject();
    switch (result.outcome()) {
      case PASSED -> {
        String lag = result.lag().map(l -> "    after " + l.toMillis() + " ms").orElse("");
        String status = result.status() == 0 ? "" : Integer.toString(result.status());
        console.line(
            "  %s %-42s %-20s %3s %6d ms%s",
            console.good("✔"), name, subject, status, result.latency().toMillis(), lag);
      }
      case FAILED -> console.line("  %s %-42s %s", console.bad("✘"), name, subject);
      case NOT_RUN -> console.line("  - %-42s %s", name, subject);
    }
    result.details().forEach(line -> console.line("      %s", line));
  }
}
