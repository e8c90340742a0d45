package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFreshnessTest {

  @TempDir private Path folder;
  private Path classes;
  private Path sources;

  @BeforeEach
  void folders() throws IOException {
    classes =
        Files.createDirectories(folder.resolve("classes/META-INF/cqrs")).getParent().getParent();
    sources = Files.createDirectories(folder.resolve("java"));
  }

  @Test
  void without_a_model_file_nothing_was_built() {
    assertThat(BuildFreshness.staleness(classes, List.of(sources))).contains("not built yet");
  }

  @Test
  void classes_newer_than_their_sources_are_fresh() throws IOException {
    file(sources.resolve("User.java"), 100);
    file(classes.resolve("META-INF/cqrs/application.json"), 200);

    assertThat(BuildFreshness.staleness(classes, List.of(sources))).isEmpty();
  }

  @Test
  void a_newer_source_is_named() throws IOException {
    file(classes.resolve("META-INF/cqrs/application.json"), 200);
    file(sources.resolve("User.java"), 300);

    assertThat(BuildFreshness.staleness(classes, List.of(sources, folder.resolve("absent"))))
        .contains("User.java changed");
  }

  @Test
  void the_model_is_that_of_the_sources_though_the_classes_are_not() throws IOException {
    file(sources.resolve("User.java"), 100);
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isFalse();

    file(classes.resolve("META-INF/cqrs/application.json"), 200);
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isTrue();

    file(sources.resolve("User.java"), 300);
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isFalse();
  }

  @Test
  void what_a_failed_compilation_left_is_not_fresh() throws IOException {
    file(sources.resolve("User.java"), 100);
    file(classes.resolve("META-INF/cqrs/application.json"), 200);
    Path service = classes.resolve("META-INF/services/dev.cqrs.core.model.Application");
    Files.createDirectories(service.getParent());
    Files.writeString(service, "org.shop.ShopApplication\n");
    Files.setLastModifiedTime(service, FileTime.fromMillis(200_000));
    Path compiled =
        Files.createDirectories(classes.resolve("org/shop")).resolve("ShopApplication.class");

    assertThat(BuildFreshness.staleness(classes, List.of(sources)))
        .contains("the last compilation failed");
    file(compiled, 150);
    assertThat(BuildFreshness.staleness(classes, List.of(sources)))
        .contains("the last compilation failed");
    file(compiled, 200);
    assertThat(BuildFreshness.staleness(classes, List.of(sources))).isEmpty();
  }

  private static void file(Path file, long seconds) throws IOException {
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
  }
}
