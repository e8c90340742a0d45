package dev.cqrs.maven.render.cdk.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.ReviewedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdkTypeScriptRendererTest {

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_files_are_the_reviewed_ones(String application) {
    assertThat(ReviewedFiles.of(render(application)))
        .isEqualTo(ReviewedFiles.in("cdk-typescript/" + application));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void rendering_twice_gives_the_same_files(String application) {
    assertThat(render(application)).isEqualTo(render(application));
  }

  @Test
  void the_packages_are_those_that_the_checks_use() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String text = ReviewedFiles.of(render("user-orders")).get("package.json");
    JsonNode rendered = json.readTree(text);
    JsonNode used = json.readTree(Path.of("src/test/tools/package.json").toFile());
    for (String kind : List.of("dependencies", "devDependencies")) {
      assertThat(rendered.get(kind).properties())
          .isNotEmpty()
          .isSubsetOf(used.get("devDependencies").properties());
    }
  }

  private static List<RenderedFile> render(String application) {
    return new CdkTypeScriptRenderer().render(Plans.of(application));
  }
}
