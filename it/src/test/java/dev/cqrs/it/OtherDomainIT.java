package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A library with books and members: nothing but its own project knows of them. */
class OtherDomainIT {

  @Test
  void a_library_is_deployed_tested_and_destroyed() throws IOException {
    Path project = MavenBuild.freshFolder("library");
    copy(Path.of("src/test/resources/projects/library"), project);
    MavenBuild build = MavenBuild.in(project);
    try {
      build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
      MavenBuild.Result result = build.run("cqrs:smoke-test").mustSucceed();
      assertThat(result.output()).containsPattern("8 of 8 passed in [0-9.]+ s");
    } finally {
      build.run("cqrs:destroy").mustSucceed();
    }
    assertThat(LocalCloudProcess.stateFile(project)).doesNotExist();
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
