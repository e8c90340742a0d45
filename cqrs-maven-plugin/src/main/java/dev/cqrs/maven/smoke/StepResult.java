package dev.cqrs.maven.smoke;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a step.
 *
 * @param step the step
 * @param outcome whether it passed, failed or was not run
 * @param status status code of the last answer; 0 when there was none
 * @param latency time of the last request
 * @param lag time until the expectation came true, for steps that wait
 * @param details lines that explain a failure; empty for a pass
 */
public record StepResult(
    Scenario.Step step,
    Outcome outcome,
    int status,
    Duration latency,
    Optional<Duration> lag,
    List<String> details) {

  /** What can become of a step. */
  public enum Outcome {
    /** The expectation came true. */
    PASSED,
    /** It did not. */
    FAILED,
    /** It needs a value that an earlier step did not give. */
    NOT_RUN
  }

  /** Makes the result; its list is copied. */
  public StepResult {
    details = List.copyOf(details);
  }
}
