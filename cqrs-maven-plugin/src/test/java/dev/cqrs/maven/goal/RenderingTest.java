package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class RenderingTest {

  private final List<String> printed = new ArrayList<>();
  private final Console console = new Console(printed::add, false, true);

  @TempDir private Path folder;
  private Path target;
  private MavenProject project;

  @BeforeEach
  void compiled() throws IOException {
    target = folder.resolve("target/cqrs");
    application("warehouse");
    project = new MavenProject();
    project.setArtifactId("shop");
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setBuild(new Build());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    project.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
    project.setArtifacts(Set.of(handlers()));
  }

  @Test
  @InjectMojo(goal = "render")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "formats", value = "terraform,scripts")
  void what_was_rendered_before_is_rendered_again_when_the_zip_is_written(RenderMojo goal)
      throws Exception {
    goal.project = project;
    goal.run(console);
    assertThat(printed).noneMatch(line -> line.contains("again"));
    application("user-orders");
    printed.clear();

    goal.formats = "cloudformation";
    goal.run(console);

    assertThat(target.resolve("cloudformation.yaml")).content().contains("order-summaries");
    assertThat(target.resolve("terraform/tables.tf")).content().contains("order-summaries");
    assertThat(target.resolve("scripts/deploy.sh")).content().contains("order-summaries");
    assertThat(target.resolve("cdk-typescript")).doesNotExist();
    assertThat(target.resolve("cdk-python")).doesNotExist();
    assertThat(numbersAside(printed))
        .endsWith(
            "  cloudformation  cloudformation.yaml, # file, # lines",
            "  terraform       terraform, # files, # lines: rendered again, to fit functions.zip",
            "  scripts         scripts, # files, # lines: rendered again, to fit functions.zip",
            "Next: mvn cqrs:deploy");
  }

  @Test
  @InjectMojo(goal = "deploy")
  @MojoParameter(name = "projectName", value = "shop")
  void a_deployment_renders_again_just_what_is_there(DeployMojo goal) throws Exception {
    Files.createDirectories(target.resolve("cdk-python"));
    Rendering rendering = new Rendering(project, goal.session, target);

    rendering.prepare();
    rendering.check(goal.stackSettings()).listOthers(console);

    assertThat(target.resolve("cdk-python/app.py")).exists();
    assertThat(target)
        .isDirectoryNotContaining(path -> path.endsWith("terraform"))
        .isDirectoryNotContaining(path -> path.endsWith("scripts"))
        .isDirectoryNotContaining(path -> path.endsWith("cdk-typescript"));
    assertThat(numbersAside(printed))
        .containsExactly(
            "  cdk-python      cdk-python, # files, # lines: rendered again, to fit functions.zip");
  }

  @Test
  @InjectMojo(goal = "render")
  @MojoParameter(name = "projectName", value = "shop")
  void a_release_that_lambda_does_not_run_is_refused_before_anything_is_written(RenderMojo goal) {
    project.getProperties().setProperty("maven.compiler.release", "26");
    goal.project = project;

    assertThatThrownBy(() -> goal.run(console))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The project is compiled for Java 26, by the property maven.compiler.release, but the newest Java that Lambda runs is 25. Set it to 25 or lower in the POM.");
    assertThat(target).doesNotExist();
  }

  private static List<String> numbersAside(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("[0-9]+(,[0-9]+)*", "#")).toList();
  }

  /** Makes the project one of the applications in the test resources. */
  private void application(String name) throws IOException {
    Path model = folder.resolve("target/classes/META-INF/cqrs/application.json");
    Files.createDirectories(model.getParent());
    try (InputStream in = getClass().getResourceAsStream("/application/" + name + ".json")) {
      Files.write(model, in.readAllBytes());
    }
  }

  /** The library without which there is no function zip. */
  private DefaultArtifact handlers() throws IOException {
    Path jar = folder.resolve("cqrs-aws.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("dev/cqrs/aws/CommandFunction.class"));
    }
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    DefaultArtifact artifact =
        new DefaultArtifact("dev.cqrs", "cqrs-aws", "1", "runtime", "jar", "", handler);
    artifact.setFile(jar.toFile());
    return artifact;
  }
}
