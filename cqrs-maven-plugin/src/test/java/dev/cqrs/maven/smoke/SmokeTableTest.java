package dev.cqrs.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.smoke.StepResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeTableTest {

  private static final Scenario SCENARIO =
      ScenarioParser.parse(
          "s.yaml",
          """
          scenario: a user
          steps:
            - { name: create, command: CreateUser, expect: { statusCode: 201 } }
            - { name: the profile can be read, query: Get, eventually: 1s, expect: { statusCode: 200 } }
            - { name: stored, events: u-1, expect: { events: [] } }
          """);

  private final List<String> lines = new ArrayList<>();

  @Test
  void columns_are_as_wide_as_the_longest_name() {
    SmokeTable table = new SmokeTable(new Console(lines::add, false, true), List.of(SCENARIO));
    table.print(result(0, Outcome.PASSED, 201, Optional.empty()));
    table.print(result(1, Outcome.PASSED, 200, Optional.of(Duration.ofMillis(31))));
    table.print(result(2, Outcome.FAILED, 0, Optional.empty()));

    assertThat(lines)
        .containsExactly(
            "  ✔ create                   CreateUser   201     14 ms",
            "  ✔ the profile can be read  Get          200     14 ms    after 31 ms",
            "  ✘ stored                   event store");
  }

  @Test
  void the_lag_is_that_of_the_queries_that_waited() {
    List<StepResult> results =
        List.of(
            result(0, Outcome.PASSED, 201, Optional.empty()),
            result(1, Outcome.PASSED, 200, Optional.of(Duration.ofMillis(31))),
            result(1, Outcome.PASSED, 200, Optional.of(Duration.ofMillis(120))),
            result(1, Outcome.PASSED, 200, Optional.of(Duration.ofMillis(8))));

    assertThat(SmokeTable.lag(results))
        .contains("Command to read model: p50 31 ms, max 120 ms (3 waits)");
    assertThat(SmokeTable.lag(results.subList(0, 1))).isEmpty();
  }

  private static StepResult result(int step, Outcome outcome, int status, Optional<Duration> lag) {
    return new StepResult(
        SCENARIO.steps().get(step), outcome, status, Duration.ofMillis(14), lag, List.of());
  }
}
