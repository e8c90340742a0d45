package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A library with books and members: nothing but its own project knows of them. */
class OtherDomainIT {

  private static final Path PROJECTS = Path.of("src/test/resources/projects");

  @Test
  void a_library_is_deployed_tested_evolved_and_destroyed() throws IOException {
    Path project = library("library");
    MavenBuild build = MavenBuild.in(project);
    try {
      build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
      MavenBuild.Result result = build.run("cqrs:smoke-test").mustSucceed();
      assertThat(result.output()).containsPattern("8 of 8 passed in [0-9.]+ s");
      evolve(project, build);
    } finally {
      build.run("cqrs:destroy").mustSucceed();
    }
    assertThat(LocalCloudProcess.stateFile(project)).doesNotExist();
  }

  /**
   * An event that is in the store gets a second version; what was stored is read by the new code.
   */
  private static void evolve(Path project, MavenBuild build) throws IOException {
    Path scenarios = PROJECTS.resolve("library-evolved/scenarios").toAbsolutePath();
    assertThat(build.run("cqrs:baseline").mustSucceed().output())
        .contains("+ BookAdded version 1", "4 versions of events recorded");
    build
        .run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + scenarios.resolve("before.yaml"))
        .mustSucceed();

    copy(PROJECTS.resolve("library-evolved/src"), project.resolve("src"));

    assertThat(build.run("cqrs:baseline").mustSucceed().output())
        .contains("+ BookAdded version 2", "5 versions of events recorded")
        .doesNotContain("+ BookAdded version 1");
    MavenBuild.Result refused = build.run("cqrs:deploy");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output())
        .contains("the code has another version of it, whose table library-dev-catalogue-v2");
    build.run("cqrs:rebuild").mustSucceed();
    MavenBuild.Result after =
        build
            .run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + scenarios.resolve("after.yaml"))
            .mustSucceed();
    assertThat(after.output()).containsPattern("5 of 5 passed in [0-9.]+ s");
  }

  /** Copies the project of the library to a folder of this name. */
  static Path library(String folder) throws IOException {
    Path project = MavenBuild.freshFolder(folder);
    copy(PROJECTS.resolve("library"), project);
    return project;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.writeString(
          target, Files.readString(file).replace("@project.version@", MavenBuild.version()));
    }
  }
}
