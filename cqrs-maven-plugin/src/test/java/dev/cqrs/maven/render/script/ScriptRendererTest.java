package dev.cqrs.maven.render.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Applications;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRendererTest {

  private static final Path REVIEWED = Path.of("src/test/resources/scripts");

  @ParameterizedTest
  @CsvSource({
    "user-orders, deploy.sh",
    "user-orders, destroy.sh",
    "warehouse, deploy.sh",
    "warehouse, destroy.sh"
  })
  void the_scripts_are_the_reviewed_ones(String application, String script) throws IOException {
    RenderedFile rendered =
        render(application).stream()
            .filter(file -> file.path().equals("scripts/" + script))
            .findFirst()
            .orElseThrow();

    assertThat(rendered.executable()).isTrue();
    assertThat(rendered.text())
        .isEqualTo(Files.readString(REVIEWED.resolve(application).resolve(script)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void rendering_twice_gives_the_same_files(String application) {
    assertThat(render(application)).isEqualTo(render(application));
  }

  @Test
  void bash_understands_every_file(@TempDir Path folder) throws Exception {
    for (RenderedFile file : render("user-orders")) {
      if (file.path().endsWith(".sh")) {
        Path path = folder.resolve(file.path().replace('/', '-'));
        Files.writeString(path, file.text());
        Process bash =
            new ProcessBuilder("bash", "-n", path.toString()).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as(file.path()).isEmpty();
        assertThat(bash.waitFor()).as(file.path()).isZero();
      }
    }
  }

  @Test
  void the_scripts_read_exactly_the_files_beside_them() {
    List<RenderedFile> files = render("user-orders");
    List<String> there =
        files.stream()
            .map(RenderedFile::path)
            .filter(path -> path.startsWith("scripts/lib/"))
            .map(path -> path.substring("scripts/".length()))
            .toList();
    List<String> read =
        files.stream()
            .flatMap(file -> file.text().lines())
            .filter(line -> line.startsWith("source "))
            .map(line -> line.replace("source \"$here/", "").replace("\"", ""))
            .distinct()
            .toList();

    assertThat(read).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void an_event_type_means_nothing_special_to_the_shell() {
    List<String> types = List.of("Price$Changed", "Made");
    Applications application =
        new Applications()
            .aggregate("Thing", false, types)
            .readModel("things", 1, false, List.of(), types);

    assertThat(new ScriptRenderer().render(application.plan()))
        .filteredOn(file -> file.path().equals("scripts/deploy.sh"))
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.text())
                    .contains(
                        """
                        ensure_rule events things-projection things-projection ThingsProjection \\
                          things-projection-dead-letters Made 'Price$Changed'
                        """));
  }

  private static List<RenderedFile> render(String application) {
    return new ScriptRenderer().render(Plans.of(application));
  }
}
