package dev.cqrs.maven.render.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformRendererTest {

  private static final Path REVIEWED = Path.of("src/test/resources/terraform");

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_files_are_the_reviewed_ones(String application) throws IOException {
    assertThat(texts(application)).isEqualTo(reviewed(REVIEWED.resolve(application)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void rendering_twice_gives_the_same_files(String application) {
    assertThat(render(application)).isEqualTo(render(application));
  }

  private static List<RenderedFile> render(String application) {
    return new TerraformRenderer().render(Plans.of(application));
  }

  private static Map<String, String> texts(String application) {
    Map<String, String> texts = new TreeMap<>();
    render(application)
        .forEach(file -> texts.put(file.path().replaceFirst("^terraform/", ""), file.text()));
    return texts;
  }

  private static Map<String, String> reviewed(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        texts.put(path, Files.readString(file));
      }
    }
    return texts;
  }
}
