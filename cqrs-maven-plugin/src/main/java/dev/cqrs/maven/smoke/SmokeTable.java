package dev.cqrs.maven.smoke;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prints one line per step, and what explains a failure. */
public final class SmokeTable {

  private final Console console;
  private final String columns;

  /**
   * Creates a table.
   *
   * @param console where lines go
   * @param scenarios what will run; its longest names are the columns\' widths
   */
  public SmokeTable(Console console, List<Scenario> scenarios) {
    this.console = console;
    List<Scenario.Step> steps = scenarios.stream().flatMap(s -> s.steps().stream()).toList();
    int names = steps.stream().mapToInt(step -> step.name().length()).max().orElse(1);
    int subjects = steps.stream().mapToInt(step -> subject(step).length()).max().orElse(1);
    this.columns = "  %s %-" + names + "s  %-" + subjects + "s";
  }

  /**
   * Says how long read models took to show what commands did.
   *
   * @param results of every scenario
   * @return such as {@code Command to read model: p50 31 ms, max 120 ms (5 waits)}; empty when no
   *     step waited
   */
  public static Optional<String> lag(List<StepResult> results) {
    List<Long> lags =
        results.stream()
            .filter(result -> result.step().kind() == Scenario.Kind.QUERY)
            .flatMap(result -> result.lag().stream())
            .map(Duration::toMillis)
            .sorted()
            .toList();
    if (lags.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "Command to read model: p50 %d ms, max %d ms (%s)"
            .formatted(
                lags.get((lags.size() - 1) / 2),
                lags.get(lags.size() - 1),
                Amounts.count(lags.size(), "wait", "waits")));
  }

  private static String subject(Scenario.Step step) {
    return step.kind() == Scenario.Kind.EVENTS ? "event store" : step.subject();
  }

  /**
   * Prints a step's line.
   *
   * @param result what became of the step
   */
  public void print(StepResult result) {
    String name = result.step().name();
    String subject = subject(result.step());
    switch (result.outcome()) {
      case PASSED -> {
        String lag = result.lag().map(l -> "    after " + l.toMillis() + " ms").orElse("");
        String status = result.status() == 0 ? "" : Integer.toString(result.status());
        console.line(
            columns + "  %3s %6d ms%s",
            console.good("✔"),
            name,
            subject,
            status,
            result.latency().toMillis(),
            lag);
      }
      case FAILED ->
          console.line(columns.formatted(console.bad("✘"), name, subject).stripTrailing());
      case NOT_RUN -> console.line(columns.formatted("-", name, subject).stripTrailing());
    }
    result.details().forEach(line -> console.line("      %s", line));
  }
}
