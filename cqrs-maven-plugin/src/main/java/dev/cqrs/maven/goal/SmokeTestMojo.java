package dev.cqrs.maven.goal;

import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Stacks;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.smoke.DeployedApplication;
import dev.cqrs.maven.smoke.JunitReport;
import dev.cqrs.maven.smoke.PersonalValues;
import dev.cqrs.maven.smoke.Scenario;
import dev.cqrs.maven.smoke.ScenarioParser;
import dev.cqrs.maven.smoke.ScenarioRunner;
import dev.cqrs.maven.smoke.SmokeTable;
import dev.cqrs.maven.smoke.StepResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Runs the project's scenarios against its deployed stack: sends commands and queries, and compares
 * answers and stored events.
 *
 * @since 0.1.0
 */
@Mojo(name = "smoke-test", threadSafe = true)
public final class SmokeTestMojo extends CloudMojo {

  /**
   * Folder with the scenarios, {@code *.yaml}, run in the order of their names; or the file of one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.smokeTests", defaultValue = "${project.basedir}/src/test/smoke")
  private File smokeTests;

  /** Creates the goal; Maven does. */
  public SmokeTestMojo() {}

  @Override
  void run(Console console) throws IOException {
    Instant start = Instant.now();
    StackSettings settings = stackSettings();
    List<Scenario> scenarios = scenarios();
    try (Connection connection =
        connect().orElseThrow(() -> notDeployed(settings, "the local cloud is not running"))) {
      console.line("%s → %s", settings.prefix(), connection.description());
      Stack stack =
          new Stacks(connection.clients().cloudFormation())
              .find(settings.stackName())
              .orElseThrow(
                  () ->
                      notDeployed(
                          settings,
                          "account %s, region %s has no such stack"
                              .formatted(connection.account(), connection.region())));
      Map<Scenario, List<StepResult>> results = run(console, connection, stack, scenarios);
      Path report = outputFolder().resolve("smoke-test.xml");
      Files.createDirectories(outputFolder());
      Files.writeString(report, JunitReport.render(results));
      summarize(console, results, Duration.between(start, Instant.now()), report);
    }
  }

  private Map<Scenario, List<StepResult>> run(
      Console console, Connection connection, Stack stack, List<Scenario> scenarios) {
    SmokeTable table = new SmokeTable(console, scenarios);
    ScenarioRunner runner =
        new ScenarioRunner(
            new DeployedApplication(connection.clients(), Stacks.outputs(stack)),
            personal(),
            table::print);
    String run = UUID.randomUUID().toString().substring(0, 8);
    Map<Scenario, List<StepResult>> results = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      console.line(scenario.name());
      results.put(scenario, runner.run(scenario, run));
    }
    return results;
  }

  /** A project that is not compiled here can be tested too, with everything shown. */
  private PersonalValues personal() {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    return Files.exists(classes.resolve(ApplicationModelReader.LOCATION))
        ? PersonalValues.of(ApplicationModelReader.read(classes))
        : PersonalValues.none();
  }

  private void summarize(
      Console console, Map<Scenario, List<StepResult>> results, Duration took, Path report) {
    List<StepResult> all = results.values().stream().flatMap(List::stream).toList();
    long passed = all.stream().filter(r -> r.outcome() == StepResult.Outcome.PASSED).count();
    String summary =
        "%d of %d passed in %s. Report: %s"
            .formatted(
                passed,
                all.size(),
                Amounts.seconds(took),
                project.getBasedir().toPath().relativize(report));
    if (passed < all.size()) {
      throw new UserError(summary);
    }
    SmokeTable.lag(all).ifPresent(console::line);
    console.line(console.good(summary));
    console.line("Next: mvn cqrs:destroy removes everything");
  }

  private List<Scenario> scenarios() throws IOException {
    Path folder = smokeTests.toPath();
    List<Path> files = new ArrayList<>();
    if (Files.isRegularFile(folder)) {
      files.add(folder);
    } else if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.list(folder)) {
        found
            .filter(f -> f.getFileName().toString().endsWith(".yaml"))
            .sorted()
            .forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new UserError(
          "There is no scenario in %s. Write one as a .yaml file there, or set -Dcqrs.smokeTests=…"
              .formatted(folder));
    }
    List<Scenario> scenarios = new ArrayList<>();
    Path base = project.getBasedir().toPath();
    for (Path file : files) {
      String name = file.startsWith(base) ? base.relativize(file).toString() : file.toString();
      scenarios.add(ScenarioParser.read(name, file));
    }
    return scenarios;
  }

  private static UserError notDeployed(StackSettings settings, String why) {
    return new UserError(
        "The stack %s is not deployed: %s. Run mvn cqrs:deploy first."
            .formatted(settings.stackName(), why));
  }
}
