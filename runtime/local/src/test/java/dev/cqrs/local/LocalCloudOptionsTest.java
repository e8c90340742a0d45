package dev.cqrs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudOptionsTest {

  @TempDir private Path folder;

  @Test
  void allButTheStateHasADefault() {
    assertThat(LocalCloudOptions.parse("--state", folder.toString()))
        .isEqualTo(new LocalCloudOptions(folder, 4566, "us-east-1", List.of(), 120));
  }

  @Test
  void theDatabaseClassPathStandsInAFile() throws Exception {
    Path file =
        Files.writeString(folder.resolve("path"), "/a.jar" + File.pathSeparator + "/b.jar\n");

    assertThat(
            LocalCloudOptions.parse(
                "--state",
                folder.toString(),
                "--database-class-path",
                file.toString(),
                "--port",
                "0",
                "--region",
                "eu-central-1",
                "--idle-minutes",
                "0"))
        .isEqualTo(
            new LocalCloudOptions(
                folder, 0, "eu-central-1", List.of(Path.of("/a.jar"), Path.of("/b.jar")), 0));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> LocalCloudOptions.parse())
        .hasMessage("The option --state is missing. " + LocalCloudOptions.USAGE);
    assertThatThrownBy(() -> LocalCloudOptions.parse("--bind", "0.0.0.0"))
        .hasMessage("The option --bind is not known. " + LocalCloudOptions.USAGE);
    assertThatThrownBy(() -> LocalCloudOptions.parse("--state", "x", "--port", "70000"))
        .hasMessage("The option --port must be between 0 and 65535, but was 70000.");
  }
}
