package dev.cqrs.maven.render.cdk.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.ReviewedFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdkPythonRendererTest {

  @Test
  void the_files_are_the_reviewed_ones() {
    assertThat(ReviewedFiles.of(render("user-orders")))
        .isEqualTo(ReviewedFiles.in("cdk-python/user-orders"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void rendering_twice_gives_the_same_files(String application) {
    assertThat(render(application)).isEqualTo(render(application));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void nothing_is_left_to_fill_in(String application) {
    assertThat(ReviewedFiles.of(render(application)).values())
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(text).doesNotContain("${stack}", "${runtime}").endsWith("\n"));
  }

  private static List<RenderedFile> render(String application) {
    return new CdkPythonRenderer().render(Plans.of(application));
  }
}
