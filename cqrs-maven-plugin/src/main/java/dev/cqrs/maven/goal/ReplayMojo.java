package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.CloudClients;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.operate.Projection;
import dev.cqrs.maven.operate.Replay;
import dev.cqrs.maven.operate.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Replays the bus's archive of a time to the chosen projections only, and waits for its end.
 *
 * @since 0.1.0
 */
@Mojo(name = "replay", threadSafe = true)
public final class ReplayMojo extends OperationMojo {

  /**
   * Time of the first event, in UTC, such as {@code 2026-11-20T00:00:00Z}.
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
   * Read models whose projections get the events, separated by commas; all when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.readModels")
  private String readModels;

  private Window window;

  /** Creates the goal; Maven does. */
  public ReplayMojo() {}

  @Override
  void check() {
    window = Window.of(from, to, Instant.now());
  }

  @Override
  void operate(Console console, Connection connection, Map<String, String> outputs) {
    CloudClients clients = connection.clients();
    StackSettings settings = stackSettings();
    List<Projection> projections = Projection.find(clients.lambda(), outputs, readModels);
    Replay.Course course =
        new Replay.Course(
            output(outputs, "EventArchiveName"),
            output(outputs, "EventBusName"),
            output(outputs, "EventBusArn"),
            settings.poll(),
            settings.timeout());
    String name = settings.prefix() + "-" + Instant.now().toEpochMilli();
    new Replay(clients.events(), console, Pause::of).run(course, window, projections, name);
  }
}
