package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaReleaseTest {

  private final MavenProject project = new MavenProject();
  private final Plugin compiler = new Plugin();

  @BeforeEach
  void pom() {
    project.setBuild(new Build());
    compiler.setGroupId("org.apache.maven.plugins");
    compiler.setArtifactId("maven-compiler-plugin");
  }

  @ParameterizedTest
  @CsvSource({"1.8, java21", "17, java21", "21, java21", "22, java25", "25, java25"})
  void the_oldest_runtime_is_taken_that_runs_the_classes(String release, String runtime) {
    project.getProperties().setProperty("maven.compiler.release", release);

    assertThat(JavaRelease.of(project).runtime()).isEqualTo(runtime);
  }

  @Test
  void a_project_that_says_nothing_has_the_release_that_the_library_needs() {
    assertThat(JavaRelease.of(project).runtime()).isEqualTo("java21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "target"})
  void the_compiler_plugins_configuration_counts_more_than_the_property(String name) {
    project.getProperties().setProperty("maven.compiler." + name, "17");
    compiler.setConfiguration(configuration(name, "25"));
    project.getBuild().addPlugin(compiler);

    assertThat(JavaRelease.of(project).runtime()).isEqualTo("java25");
  }

  @Test
  void the_configuration_of_its_execution_counts_most() {
    compiler.setConfiguration(configuration("release", "17"));
    PluginExecution execution = new PluginExecution();
    execution.setId("default-compile");
    execution.setConfiguration(configuration("release", "25"));
    compiler.addExecution(execution);
    project.getBuild().addPlugin(compiler);

    assertThat(JavaRelease.of(project).runtime()).isEqualTo("java25");
  }

  @Test
  void a_release_counts_more_than_a_target() {
    project.getProperties().setProperty("maven.compiler.release", "25");
    compiler.setConfiguration(configuration("target", "17"));
    project.getBuild().addPlugin(compiler);

    assertThat(JavaRelease.of(project).runtime()).isEqualTo("java25");
  }

  @Test
  void a_property_above_the_newest_runtime_is_refused() {
    project.getProperties().setProperty("maven.compiler.release", "26");

    assertThatThrownBy(JavaRelease.of(project)::runtime)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The project is compiled for Java 26, by the property maven.compiler.release, but the newest Java that Lambda runs is 25. Set it to 25 or lower in the POM.");
  }

  @Test
  void a_configuration_above_the_newest_runtime_is_refused() {
    compiler.setConfiguration(configuration("release", "27"));
    project.getBuild().addPlugin(compiler);

    assertThatThrownBy(JavaRelease.of(project)::runtime)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The project is compiled for Java 27, by <release> in maven-compiler-plugin's configuration, but the newest Java that Lambda runs is 25. Set it to 25 or lower in the POM.");
  }

  private static Xpp3Dom configuration(String name, String value) {
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(child);
    return configuration;
  }
}
