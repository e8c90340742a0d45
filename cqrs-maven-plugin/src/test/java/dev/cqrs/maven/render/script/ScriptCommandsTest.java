package dev.cqrs.maven.render.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.agreement.ApplicationKind;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.tools.Moto;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with the scripts, done with the AWS CLI against a stand-in for AWS. */
@Tag("tools")
class ScriptCommandsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void shellcheck_and_shfmt_find_nothing(ApplicationKind kind) throws IOException {
    write(kind.plan());

    assertThat(run("shellcheck", "-x", "-a", "scripts/deploy.sh", "scripts/destroy.sh"))
        .isEqualTo(new Tools.Outcome(0, ""));
    assertThat(run("shfmt", "-i", "2", "-d", "scripts")).isEqualTo(new Tools.Outcome(0, ""));
  }

  /** Moto forgets SnapStart and log group of a function, so functions always look changed there. */
  @Test
  void the_scripts_create_find_again_and_remove_everything() throws Exception {
    write(Plans.of("warehouse"));
    zip();
    try (Moto moto = Moto.start()) {
      Map<String, String> there = moto.environment();
      String[] deploy = {"bash", "scripts/deploy.sh", "my-cqrs-demo", "--environment", "prod"};
      assertThat(Tools.succeed(folder, there, deploy))
          .contains(" 0 changed, 0 unchanged, in ")
          .contains("CommandHandlerFunctionName")
          .contains("my-cqrs-demo-prod-command-handler");

      List<String> again = lines(Tools.succeed(folder, there, with(deploy, "--dry-run")));
      assertThat(again)
          .filteredOn(line -> line.startsWith("  "))
          .isNotEmpty()
          .allMatch(line -> line.contains(" function ") || line.endsWith(" unchanged"));

      String[] destroy = {"bash", "scripts/destroy.sh", "my-cqrs-demo", "--environment", "prod"};
      assertThat(Tools.run(folder, there, with(destroy, "--yes")).output())
          .contains("These tables are protected from deletion: my-cqrs-demo-prod-");
      assertThat(Tools.succeed(folder, there, with(destroy, "--yes", "--force")))
          .contains("Nothing is left.");
    }
  }

  private static String[] with(String[] command, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private Tools.Outcome run(String... command) {
    return Tools.run(folder, Map.of(), command);
  }

  private void write(Infrastructure infrastructure) throws IOException {
    for (RenderedFile file : new ScriptRenderer().render(infrastructure)) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
  }

  private void zip() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("functions.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("code.txt"));
      zip.write("code".getBytes(StandardCharsets.UTF_8));
    }
  }
}
