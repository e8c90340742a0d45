package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.deploy.BuildFreshness.Stale;
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
  private Path user;
  private Path pom;
  private Path model;
  private BuildFreshness freshness;

  @BeforeEach
  void aBuiltProject() throws IOException {
    classes = folder.resolve("classes");
    sources = folder.resolve("java");
    user = sources.resolve("user/User.java");
    pom = folder.resolve("pom.xml");
    model = classes.resolve("META-INF/cqrs/application.json");
    file(user, 100);
    file(sources.resolve("user/UserCreated.java"), 100);
    file(pom, 100);
    file(model, 200);
    time(user.getParent(), 100);
    time(sources, 100);
    freshness =
        new BuildFreshness(
            classes,
            List.of(sources, folder.resolve("absent")),
            List.of(pom, folder.resolve("events.json")),
            folder.resolve("cqrs/built-from.txt"));
  }

  @Test
  void without_a_model_file_nothing_was_built() throws IOException {
    Files.delete(model);

    assertStale("not built yet", false);
  }

  @Test
  void classes_newer_than_their_sources_are_fresh_whoever_built_them() {
    assertThat(freshness.staleness()).isEmpty();
  }

  @Test
  void a_newer_source_is_named() throws IOException {
    file(user, 300);

    assertStale("User.java changed", false);
  }

  @Test
  void a_newer_pom_or_baseline_of_events_asks_for_everything_anew() throws IOException {
    file(folder.resolve("events.json"), 300);
    assertStale("events.json changed", true);

    file(pom, 400);
    assertStale("pom.xml changed", true);
  }

  @Test
  void a_source_that_was_removed_leaves_its_trace_on_the_folder() throws IOException {
    Files.delete(user);

    assertStale("user: what is in it changed", false);
  }

  @Test
  void what_was_removed_since_a_build_of_this_plugin_is_named() throws IOException {
    freshness.stamp();
    Files.delete(user);

    assertStale("User.java was removed", false);
  }

  @Test
  void what_was_built_is_not_built_again_though_no_class_became_newer() throws IOException {
    file(pom, 300);
    time(sources, 300);
    assertStale("pom.xml changed", true);

    freshness.stamp();
    assertThat(freshness.staleness()).isEmpty();

    file(user, 150);
    assertStale("User.java changed", false);
  }

  @Test
  void what_somebody_else_built_since_is_judged_by_its_times() throws IOException {
    freshness.stamp();
    file(user, 300);
    Files.delete(sources.resolve("user/UserCreated.java"));
    file(model, 4_000_000_000L);

    assertThat(freshness.staleness()).isEmpty();
  }

  @Test
  void the_model_is_that_of_the_sources_though_the_classes_are_not() throws IOException {
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isTrue();

    file(user, 300);
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isFalse();

    Files.delete(model);
    assertThat(BuildFreshness.isModelFresh(classes, List.of(sources))).isFalse();
  }

  @Test
  void what_a_failed_compilation_left_is_not_fresh() throws IOException {
    Path service = classes.resolve("META-INF/services/dev.cqrs.core.model.Application");
    file(service, 200);
    Files.writeString(service, "org.shop.ShopApplication\n");
    time(service, 200);
    assertStale("the last compilation failed", false);

    Path compiled = classes.resolve("org/shop/ShopApplication.class");
    file(compiled, 150);
    assertStale("the last compilation failed", false);

    file(compiled, 200);
    assertThat(freshness.staleness()).isEmpty();
  }

  private void assertStale(String reason, boolean anew) {
    assertThat(freshness.staleness()).contains(new Stale(reason, anew));
  }

  private static void file(Path file, long seconds) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    time(file, seconds);
  }

  private static void time(Path file, long seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
  }
}
