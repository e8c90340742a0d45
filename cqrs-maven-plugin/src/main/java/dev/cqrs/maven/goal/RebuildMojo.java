package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.DeletionProtection;
import dev.cqrs.maven.deploy.Deployment;
import dev.cqrs.maven.deploy.ResultFiles;
import dev.cqrs.maven.deploy.ServedTables;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Stacks;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.rebuild.ReadModelRebuild;
import dev.cqrs.maven.rebuild.ReadModelRebuild.Speed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fills every read model whose version was raised, or that is new, from the event store beside what
 * serves; compares it, and deploys the code once it is whole. Commands and queries go on meanwhile.
 *
 * @since 0.1.0
 */
@Mojo(name = "rebuild", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RebuildMojo extends CloudMojo {

  private static final double RATE_IN_AN_ACCOUNT = 100;

  /**
   * Events a second that are read, at most; 0 for no limit. In an account 100 when not given, so
   * that commands keep the event store's capacity; in the local cloud no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.rate")
  private Double rate;

  /**
   * Parts of the event store that are read side by side, 1 to 64.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.segments", defaultValue = "4")
  private int segments;

  /**
   * Only says what each step would do.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * Removes what an unfinished rebuild has added.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.abort", defaultValue = "false")
  private boolean abort;

  /** Creates the goal; Maven does. */
  public RebuildMojo() {}

  @Override
  void run(Console console) {
    Instant start = Instant.now();
    StackSettings settings = stackSettings();
    check();
    Rendering rendering = new Rendering(project, session, outputFolder());
    rendering.prepare();
    RenderedFormats rendered = rendering.check(settings);
    try (Connection connection =
        connect().orElseThrow(() -> notDeployed(settings, "the local cloud is not running"))) {
      console.line("%s → %s", settings.prefix(), connection.description());
      rendered.listOthers(console);
      if (new Stacks(connection.clients().cloudFormation()).find(settings.stackName()).isEmpty()) {
        throw notDeployed(
            settings,
            "account %s, region %s has no such stack"
                .formatted(connection.account(), connection.region()));
      }
      run(console, settings, rendering, connection, start);
    }
  }

  private void run(
      Console console,
      StackSettings settings,
      Rendering rendering,
      Connection connection,
      Instant start) {
    ReadModelRebuild rebuild =
        new ReadModelRebuild(
            connection, settings, console, project.getBasedir().toPath().resolve(".cqrs/rebuild"));
    ServedTables served = ServedTables.of(connection.clients().lambda(), settings.prefix());
    Map<String, String> planned = rendering.readModelTables();
    if (abort) {
      planned.values().forEach(rebuild::forget);
      console.line(
          console.good(
              rebuild.abort()
                  ? "The unfinished rebuild was removed. What served goes on serving."
                  : "There is no unfinished rebuild in %s.".formatted(settings.stackName())));
      return;
    }
    List<String> readModels = new ArrayList<>(served.changed(planned));
    readModels.addAll(served.added(planned));
    if (readModels.isEmpty()) {
      console.line(
          console.good(
              "Nothing to rebuild: every read model is served from the table of this code. To fill"
                  + " one anew, raise its version in @ReadModel."));
      return;
    }
    if (dryRun) {
      DeletionProtection protection = new DeletionProtection(connection.clients().dynamoDb());
      new RebuildPlan(console, settings, served, planned, protection)
          .print(readModels, rebuild.events(), speed(connection));
      return;
    }
    rebuild(console, settings, rendering, connection, rebuild, readModels);
    switchOver(console, settings, rendering, connection, start);
    for (String name : readModels) {
      rebuild.forget(planned.get(name));
      console.line(
          "  %-15s is served from %s-%s%s",
          name,
          settings.prefix(),
          planned.get(name),
          Optional.ofNullable(served.table(name))
              .map(table -> "; before from " + table)
              .orElse(""));
    }
    console.line("Next: mvn cqrs:smoke-test");
  }

  private void rebuild(
      Console console,
      StackSettings settings,
      Rendering rendering,
      Connection connection,
      ReadModelRebuild rebuild,
      List<String> readModels) {
    Map<String, String> planned = rendering.readModelTables();
    Deploying deploying = new Deploying(console, settings, rendering, connection);
    String template = deploying.template();
    console.line("1 of 4: the new tables and projections beside what serves");
    deploying.upload();
    rebuild.expand(template, rendering.infrastructure(), readModels, deploying.key());
    console.line("2 of 4: filled from the event store");
    readModels.forEach(name -> rebuild.fill(planned.get(name), deploying.key(), speed(connection)));
    console.line("3 of 4: compared with the event store");
    readModels.forEach(
        name -> rebuild.compare(rendering.infrastructure(), planned.get(name), speed(connection)));
  }

  private void switchOver(
      Console console,
      StackSettings settings,
      Rendering rendering,
      Connection connection,
      Instant start) {
    console.line("4 of 4: switched over");
    Deployment deployment = new Deploying(console, settings, rendering, connection).deploy();
    Duration took = Duration.between(start, Instant.now());
    new ResultFiles(outputFolder()).write(connection, settings, deployment, took);
    console.line(
        console.good(
            "Rebuilt in %s: %d added, %d changed, %d removed by the switch."
                .formatted(
                    Amounts.seconds(took),
                    deployment.summary().added(),
                    deployment.summary().changed(),
                    deployment.summary().removed())));
  }

  private Speed speed(Connection connection) {
    double standard = connection.target() == Target.LOCAL ? 0 : RATE_IN_AN_ACCOUNT;
    return new Speed(rate == null ? standard : rate, segments);
  }

  private void check() {
    if (rate != null && (rate.isNaN() || rate < 0)) {
      throw new UserError(
          "cqrs.rate is '%s', but must be a number of events a second, or 0 for no limit."
              .formatted(rate));
    }
    if (segments < 1 || segments > 64) {
      throw new UserError("cqrs.segments is '%d', but must be 1 to 64.".formatted(segments));
    }
  }

  private static UserError notDeployed(StackSettings settings, String why) {
    return new UserError(
        "The stack %s is not deployed: %s. Run mvn cqrs:deploy, which creates every read model; there is nothing to rebuild."
            .formatted(settings.stackName(), why));
  }
}
