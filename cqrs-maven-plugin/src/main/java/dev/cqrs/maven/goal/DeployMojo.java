package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.Deployment;
import dev.cqrs.maven.deploy.ResultFiles;
import dev.cqrs.maven.deploy.ServedTables;
import dev.cqrs.maven.deploy.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Deploys the application: builds what is stale, starts the local cloud when needed, uploads the
 * function zip, and brings the stack up to date.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DeployMojo extends CloudMojo {

  /** Creates the goal; Maven does. */
  public DeployMojo() {}

  @Override
  void run(Console console) {
    Instant start = Instant.now();
    StackSettings settings = stackSettings();
    Rendering rendering = new Rendering(project, session, outputFolder());
    rendering.prepare();
    // Before anything is started or created: a typing error must leave no trace.
    RenderedFormats rendered = rendering.check(settings);
    try (Connection connection = connectOrStart(console)) {
      console.line("%s → %s%s", settings.prefix(), connection.description(), billing(connection));
      rendering.describe(console);
      rendered.listOthers(console);
      Deployment deployment;
      try {
        deployment = deploy(console, settings, rendering, connection);
      } catch (RuntimeException failed) {
        stopAgain(connection, failed);
        throw failed;
      }
      Duration took = Duration.between(start, Instant.now());
      new ResultFiles(outputFolder()).write(connection, settings, deployment, took);
      summarize(console, connection, settings, deployment, took);
    }
  }

  private static Deployment deploy(
      Console console, StackSettings settings, Rendering rendering, Connection connection) {
    ServedTables served = ServedTables.of(connection.clients().lambda(), settings.prefix());
    Map<String, String> planned = rendering.readModelTables();
    served.refuseChanged(planned);
    for (String added : served.added(planned)) {
      console.line(
          "  new             %s starts empty and gets events from now on; mvn cqrs:rebuild instead of this goal fills it first",
          added);
    }
    return new Deploying(console, settings, rendering, connection).deploy();
  }

  private void stopAgain(Connection connection, RuntimeException failed) {
    try {
      if (startedHere()) {
        stopWhenEmpty(connection);
      }
    } catch (RuntimeException second) {
      failed.addSuppressed(second);
    }
  }

  private void summarize(
      Console console,
      Connection connection,
      StackSettings settings,
      Deployment deployment,
      Duration took) {
    if (deployment.changedAnything()) {
      console.line(console.good(deployment.summary().sentence(took)));
    } else {
      console.line(
          console.good(
              "Nothing to change: %s is up to date (%s)."
                  .formatted(settings.stackName(), Amounts.seconds(took))));
    }
    output(console, deployment, "Commands", "CommandHandlerFunctionName");
    output(console, deployment, "Queries", "QueryHandlerFunctionName");
    output(console, deployment, "Events", "EventStoreTableName");
    Path base = project.getBasedir().toPath();
    console.line("  All outputs   %s", base.relativize(outputFolder().resolve("outputs.json")));
    console.line(
        connection.target() == Target.LOCAL
            ? "Next: mvn cqrs:smoke-test, or  source "
                + base.relativize(outputFolder().resolve("local.env"))
                + " && aws lambda list-functions"
            : "Next: mvn cqrs:smoke-test, or mvn cqrs:destroy");
  }

  private static void output(Console console, Deployment deployment, String label, String key) {
    String value = deployment.outputs().get(key);
    if (value != null) {
      console.line("  %-13s %s", label, value);
    }
  }

  static String billing(Connection connection) {
    return connection.target() == Target.LOCAL
        ? " (nothing is billed; -Dcqrs.target=aws deploys to an account)"
        : "";
  }
}
