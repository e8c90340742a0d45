package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class BaselineMojoTest {

  private static final String MODEL =
      """
      {"format": 1, "aggregates": [{"name": "Order", "type": "shop.Order", "commands": [], "events": [
        {"name": "Placed", "type": "shop.Placed", "version": 2,
         "components": [
           {"name": "userId", "type": "string", "required": true},
           {"name": "items", "type": "list", "of": {"type": "record", "components": [
             {"name": "price", "type": "decimal", "required": true}]}, "required": true},
           {"name": "status", "type": "enum", "values": ["OPEN", "PAID"], "required": false}],
         "olderVersions": [
           {"version": 1, "type": "shop.Placed.V1", "components": [
             {"name": "userId", "type": "string", "required": true}]}]}%s]}],
       "readModels": [], "queries": []}
      """;
  private static final String CANCELLED =
      ", {\"name\": \"Cancelled\", \"type\": \"shop.Cancelled\", \"version\": 1, \"components\": []}";
  private static final String RECORDED =
      """
      {
        "format": 1,
        "events": [
          {
            "name": "Placed",
            "aggregate": "Order",
            "versions": [
              {
                "version": 1,
                "components": [
                  {"name": "userId", "type": "string", "required": true}
                ]
              },
              {
                "version": 2,
                "components": [
                  {"name": "userId", "type": "string", "required": true},
                  {"name": "items", "type": "list", "of": {"type": "record", "components": [{"name": "price", "type": "decimal", "required": true}]}, "required": true},
                  {"name": "status", "type": "enum", "values": ["OPEN", "PAID"], "required": false}
                ]
              }
            ]
          }
        ]
      }
      """;

  private final List<String> printed = new ArrayList<>();
  private final Console console = new Console(printed::add, false, true);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void compiled() throws IOException {
    file = folder.resolve("src/main/cqrs/events.json");
    model("");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void what_is_new_is_recorded_once(BaselineMojo goal) throws IOException {
    run(goal);

    assertThat(file).content().isEqualTo(RECORDED);
    assertThat(printed)
        .containsExactly(
            "shop → src/main/cqrs/events.json",
            "  + Placed version 1",
            "  + Placed version 2",
            "2 versions of events recorded. Commit the file with the change.");

    printed.clear();
    run(goal);

    assertThat(file).content().isEqualTo(RECORDED);
    assertThat(printed)
        .containsExactly(
            "shop → src/main/cqrs/events.json",
            "Nothing to record: 2 versions of events, all recorded.");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void a_changed_event_is_refused_and_nothing_is_written(BaselineMojo goal) throws IOException {
    record(RECORDED.replace("\"userId\"", "\"customer\""));
    model(CANCELLED);

    assertThatThrownBy(() -> run(goal))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "2 versions of events recorded in src/main/cqrs/events.json changed or disappeared, the first is Placed version 1, so nothing was recorded: events of that shape may be stored. mvn compile says what changed and what to write instead. If it was never released, run mvn cqrs:baseline -Dcqrs.force");
    assertThat(file).content().contains("customer").doesNotContain("Cancelled");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void what_was_never_released_is_recorded_anew_by_force(BaselineMojo goal) throws IOException {
    record(RECORDED.replace("\"userId\"", "\"customer\"").replace("Placed", "Lost"));
    goal.force = true;

    run(goal);

    assertThat(file).content().isEqualTo(RECORDED);
    assertThat(printed)
        .containsExactly(
            "shop → src/main/cqrs/events.json",
            "  + Placed version 1",
            "  + Placed version 2",
            "  - Lost version 1: not in the code",
            "  - Lost version 2: not in the code",
            "2 versions of events recorded. Commit the file with the change.");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void a_value_that_an_enum_has_gained_needs_no_force(BaselineMojo goal) throws IOException {
    record(RECORDED.replace(", \"PAID\"", ""));

    run(goal);

    assertThat(file).content().isEqualTo(RECORDED);
    assertThat(printed).contains("  + Placed version 2: an enum has more values");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void a_file_that_is_no_baseline_is_left_alone(BaselineMojo goal) throws IOException {
    record("{\"format\": 7}");

    assertThatThrownBy(() -> run(goal))
        .isInstanceOf(UserError.class)
        .hasMessage(
            file
                + " has format 7, but this plugin reads format 1. Restore the file from version control, or use the plugin that wrote it.");
    assertThat(file).content().isEqualTo("{\"format\": 7}");
  }

  private void run(BaselineMojo goal) {
    MavenProject project = new MavenProject();
    project.setArtifactId("shop");
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setBuild(new Build());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    project.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
    goal.project = project;
    goal.events = file.toString();
    goal.run(console);
  }

  private void model(String further) throws IOException {
    Path model = folder.resolve("target/classes/META-INF/cqrs/application.json");
    Files.createDirectories(model.getParent());
    Files.writeString(model, MODEL.formatted(further));
  }

  private void record(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
