package dev.cqrs.maven.goal;

import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.operate.FunctionCaller;
import dev.cqrs.maven.operate.GivenUpBatches;
import dev.cqrs.maven.operate.Republish;
import dev.cqrs.maven.operate.Window;
import dev.cqrs.maven.problem.UserError;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes stored events of a time again: those that the publisher gave up, or, after an outage
 * that outlasted the stream's 24 hours, those of its time. Consumers get them at least once more.
 *
 * @since 0.1.0
 */
@Mojo(name = "republish", threadSafe = true)
public final class RepublishMojo extends OperationMojo {

  private static final int DEFAULT_RATE = 500;

  /**
   * Time of the first event, in UTC, such as {@code 2026-11-20T00:00:00Z}; when not given, the time
   * of the events that lie in the publisher's queue of dead letters.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.from")
  private String from;

  /**
   * Time of the last event, in UTC; now when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.to")
  private String to;

  /**
   * Event types, separated by commas; all of the application when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.eventTypes")
  private String eventTypes;

  /**
   * Events a second at most, 1 to 10,000; 500 when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.rate")
  private Integer rate;

  /**
   * Only tells what would be done.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.dryRun", defaultValue = "false")
  private boolean dryRun;

  private Window window;

  /** Creates the goal; Maven does. */
  public RepublishMojo() {}

  @Override
  void check() {
    if (!blank(from) || !blank(to)) {
      window = Window.of(from, to, Instant.now());
    }
    if (rate == null) {
      rate = DEFAULT_RATE;
    }
    if (rate < 1 || rate > 10_000) {
      throw new UserError(
          "cqrs.rate is %d, but must be 1 to 10000 events a second.".formatted(rate));
    }
  }

  @Override
  void operate(Console console, Connection connection, Map<String, String> outputs) {
    String function = output(outputs, "EventPublisherFunctionName");
    Republish republish =
        new Republish(new FunctionCaller(connection.clients().lambda()), console, Pause::of);
    if (window != null) {
      republish.run(new Republish.Order(function, window, rate, dryRun), types());
      return;
    }
    GivenUpBatches batches =
        GivenUpBatches.take(
            connection.clients().sqs(), output(outputs, "EventPublisherDeadLetterQueueUrl"));
    try {
      givenUp(console, batches)
          .ifPresent(
              found -> {
                republish.run(new Republish.Order(function, found, rate, dryRun), types());
                if (!dryRun && blank(eventTypes)) {
                  batches.remove();
                }
              });
    } finally {
      batches.release();
    }
  }

  private static Optional<Window> givenUp(Console console, GivenUpBatches batches) {
    Optional<Window> found = batches.window(Instant.now().truncatedTo(ChronoUnit.MICROS));
    console.line(
        found
            .map(
                time ->
                    "The publisher gave up %s, by its queue of dead letters. They happened between %s and %s: whatever did is published."
                        .formatted(
                            Amounts.count(batches.events(), "event", "events"),
                            time.from(),
                            time.to()))
            .orElse(
                "Nothing is known to be missing: the publisher's queue of dead letters is empty. What left the stream after 24 hours without having been tried leaves no trace there; after such an outage give its time, such as -Dcqrs.from=2026-11-20T00:00:00Z"));
    return found;
  }

  private List<String> types() {
    if (!blank(eventTypes)) {
      return Arrays.stream(eventTypes.split(",", -1)).map(String::strip).toList();
    }
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    return ApplicationModelReader.read(classes).aggregates().stream()
        .flatMap(aggregate -> aggregate.events().stream())
        .map(event -> event.name())
        .sorted()
        .toList();
  }
}
