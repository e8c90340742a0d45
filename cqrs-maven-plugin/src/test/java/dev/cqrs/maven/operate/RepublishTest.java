package dev.cqrs.maven.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepublishTest {

  private static final Window WINDOW =
      new Window(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));

  private final List<String> lines = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void pages_follow_each_other_at_the_given_rate() {
    ScriptedFunction function =
        new ScriptedFunction(
            "{'found':100,'published':100,'lastTimestamp':'2026-11-20T01:00:00.000000Z','next':{'version':7}}",
            "{'found':5,'published':5,'lastTimestamp':'2026-11-20T02:00:00.000000Z'}",
            "{'found':0,'published':0}");

    republish(function, 100, false, "Opened", "Closed");

    assertThat(function.requests)
        .containsExactly(
            "publisher:live {'operation':'republish','eventType':'Opened','from':'2026-11-20T00:00:00Z','to':'2026-11-21T00:00:00Z','limit':100,'dryRun':false}",
            "publisher:live {'operation':'republish','eventType':'Opened','from':'2026-11-20T00:00:00Z','to':'2026-11-21T00:00:00Z','limit':100,'dryRun':false,'after':{'version':7}}",
            "publisher:live {'operation':'republish','eventType':'Closed','from':'2026-11-20T00:00:00Z','to':'2026-11-21T00:00:00Z','limit':100,'dryRun':false}");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    assertThat(lines)
        .endsWith(
            "Published 105 events.",
            "Whoever listens gets each of them at least once more: read models ignore what they have. Reactions run again, too: a command takes no effect again while its aggregate remembers it, for its last 1,000 commands unless @Aggregate(rememberedCommands) says otherwise. Next: mvn cqrs:retry -Dcqrs.dryRun shows what is parked");
  }

  @Test
  void a_dry_run_counts() {
    republish(new ScriptedFunction("{'found':3,'published':0}"), 500, true, "Opened");

    assertThat(lines)
        .contains("3 events would be published. Nothing was. Next: the same without -Dcqrs.dryRun");
  }

  @Test
  void a_bus_that_goes_on_refusing_ends_it_with_where_to_go_on() {
    String refusal =
        "{'found':2,'published':0,'lastTimestamp':'2026-11-20T01:00:00.000000Z','next':{},'refused':'Throttled: later'}";

    assertThatThrownBy(
            () ->
                republish(
                    new ScriptedFunction(refusal, refusal, refusal, refusal, refusal),
                    500,
                    false,
                    "Opened"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The bus refused an event of type Opened 5 times: Throttled: later. Go on later with -Dcqrs.from=2026-11-20T01:00:00.000000Z -Dcqrs.eventTypes=Opened and the types after it.");
  }

  @Test
  void a_function_that_fails_is_named() {
    ScriptedFunction function =
        new ScriptedFunction()
            .thenFails("{'errorMessage':'eventType must be the name of an event.'}");

    assertThatThrownBy(() -> republish(function, 500, false, "Opened"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "The function publisher failed: eventType must be the name of an event. Its log group /aws/lambda/publisher tells more");
  }

  private void republish(ScriptedFunction function, int rate, boolean dryRun, String... types) {
    new Republish(new FunctionCaller(function), new Console(lines::add, false, true), pauses::add)
        .run(new Republish.Order("publisher", WINDOW, rate, dryRun), List.of(types));
  }
}
