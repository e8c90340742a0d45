package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.smoke.Scenario.Kind;
import dev.cqrs.maven.smoke.Scenario.Step;
import dev.cqrs.maven.smoke.StepResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs a scenario's steps in order. A failed step does not stop those that need nothing of it. */
public final class ScenarioRunner {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Application application;
  private final PersonalValues personal;
  private final Consumer<StepResult> listener;

  /**
   * Creates a runner.
   *
   * @param application what to test
   * @param personal what the details of a failure must not show
   * @param listener told of each step as it ends
   */
  public ScenarioRunner(
      Application application, PersonalValues personal, Consumer<StepResult> listener) {
    this.application = application;
    this.personal = personal;
    this.listener = listener;
  }

  /** One look at the application: what was sent, what came, and the first difference. */
  private record Look(
      String sent, JsonNode answer, Duration latency, Optional<String> difference) {}

  /**
   * Runs a scenario.
   *
   * @param scenario the scenario
   * @param run random id of this run, for {@code ${run}}
   * @return a result for each step
   */
  public List<StepResult> run(Scenario scenario, String run) {
    Variables variables = new Variables(run);
    List<StepResult> results = new ArrayList<>();
    for (Step step : scenario.steps()) {
      Set<String> unset = variables.unset(step);
      StepResult result =
          unset.isEmpty()
              ? attempt(step, variables)
              : new StepResult(
                  step,
                  Outcome.NOT_RUN,
                  0,
                  Duration.ZERO,
                  Optional.empty(),
                  List.of("not run: no step before has saved " + String.join(", ", unset)));
      results.add(result);
      listener.accept(result);
    }
    return results;
  }

  private StepResult attempt(Step step, Variables variables) {
    String correlationId = "smoke-" + UUID.randomUUID();
    long begun = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Look look = look(step, variables, correlationId);
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      boolean giveUp = step.eventually().map(limit -> waited.compareTo(limit) >= 0).orElse(true);
      if (look.difference().isEmpty()) {
        return passed(step, variables, look, waited);
      }
      if (giveUp) {
        return failed(step, look, waited, correlationId);
      }
      Pause.of(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private Look look(Step step, Variables variables, String correlationId) {
    String subject = variables.in(step.subject());
    ObjectNode request = YamlJson.emptyObject();
    if (step.kind() == Kind.COMMAND) {
      request.put("commandType", subject);
      request.put("correlationId", correlationId);
    } else if (step.kind() == Kind.QUERY) {
      request.put("queryType", subject);
      request.put("correlationId", correlationId);
    }
    request.setAll(variables.in(step.with()));
    long start = System.nanoTime();
    JsonNode answer =
        switch (step.kind()) {
          case COMMAND -> application.command(request);
          case QUERY -> application.query(request);
          case EVENTS -> YamlJson.emptyObject().set("events", application.events(subject));
        };
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    String sent =
        step.kind() == Kind.EVENTS ? "AggregateId = " + subject : personal.hide(request).toString();
    return new Look(sent, answer, latency, difference(variables.in(step.expect()), answer));
  }

  private Optional<String> difference(JsonNode expected, JsonNode answer) {
    return SubsetMatch.difference("", expected, answer)
        .map(
            shown ->
                SubsetMatch.difference("", personal.hide(expected), personal.hide(answer))
                    .orElse("another value of a personal component"));
  }

  private StepResult passed(Step step, Variables variables, Look look, Duration waited) {
    for (Map.Entry<String, String> each : step.save().entrySet()) {
      JsonNode value = look.answer().path("body").at("/" + each.getValue().replace('.', '/'));
      if (value.isMissingNode() || value.isContainerNode()) {
        return new StepResult(
            step,
            Outcome.FAILED,
            look.answer().path("statusCode").asInt(),
            look.latency(),
            Optional.empty(),
            List.of(
                "sent       " + look.sent(),
                "expected   body." + each.getValue() + ", to save it as " + each.getKey(),
                "answered   " + answered(look.answer())));
      }
      variables.set(each.getKey(), value);
    }
    return new StepResult(
        step,
        Outcome.PASSED,
        look.answer().path("statusCode").asInt(),
        look.latency(),
        step.eventually().map(limit -> waited),
        List.of());
  }

  private StepResult failed(Step step, Look look, Duration waited, String correlationId) {
    List<String> details = new ArrayList<>();
    details.add("sent       " + look.sent());
    details.add("expected   " + look.difference().orElseThrow());
    details.add("answered   " + answered(look.answer()));
    step.eventually()
        .ifPresent(limit -> details.add("waited     " + waited.toMillis() + " ms, then gave up"));
    for (String line : application.log(step.kind(), correlationId)) {
      details.add("log        " + line);
    }
    details.add("correlation " + correlationId);
    return new StepResult(
        step,
        Outcome.FAILED,
        look.answer().path("statusCode").asInt(),
        look.latency(),
        Optional.empty(),
        details);
  }

  private String answered(JsonNode whole) {
    JsonNode answer = personal.hide(whole);
    if (!answer.has("statusCode")) {
      return answer.path("events").toString();
    }
    JsonNode body = answer.path("body");
    JsonNode violations = body.path("violations");
    return answer.path("statusCode").asText()
        + "  "
        + (body.has("detail") ? body.get("detail").asText() : body.toString())
        + (violations.isMissingNode() ? "" : " " + violations);
  }
}
