package dev.cqrs.it;

import static dev.cqrs.it.LibraryBuild.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In production tables are protected against deletion, also those that a rebuild replaces. */
class ProtectedRebuildIT {

  private static final int NOVELS = 40;
  private static final String OLD = "library-prod-catalogue";
  private static final String NEW = "library-prod-catalogue-v2";
  private static final String REMOVAL =
      "aws dynamodb update-table --no-deletion-protection-enabled --table-name %1$s && aws dynamodb delete-table --table-name %1$s";

  private LibraryBuild library;

  @BeforeEach
  void deploy() throws IOException {
    library = LibraryBuild.deploy("protected-rebuild", "prod");
  }

  @AfterEach
  void destroy() {
    if (Files.exists(LocalCloudProcess.stateFile(library.project()))) {
      library.run("cqrs:destroy", "-Dcqrs.force");
    }
  }

  @Test
  void what_served_is_kept_and_what_never_served_goes() throws IOException {
    LocalFunctions functions = library.functions();
    library.lendNovels(NOVELS);
    library.change("book/BookEntry.java", "\"catalogue\"", "\"catalogue\", version = 2");
    library.change("book/BookEntry.java", "event.title()", "\"New: \" + event.title()");
    String tables = functions.tables();
    assertThat(library.run("cqrs:rebuild", "-Dcqrs.dryRun").mustSucceed().output())
        .contains("projection and rule; table " + OLD + " is protected against deletion and stays");

    library.interruptRebuild();
    assertThat(functions.tables()).contains(NEW);
    assertThat(library.run("cqrs:rebuild", "-Dcqrs.abort").mustSucceed().output())
        .contains("deletion protection of " + NEW + " switched off: it has never served")
        .doesNotContain("left behind", "kept");
    assertThat(functions.tables()).isEqualTo(tables);

    MavenBuild.Result rebuilt = library.run("cqrs:rebuild").mustSucceed();
    assertThat(rebuilt.output())
        .containsPattern("= CatalogueTable .* left behind")
        .contains(
            "table " + OLD + " is no longer part of the stack, but protected against deletion.",
            "To remove it: " + REMOVAL.formatted(OLD))
        .doesNotContain("✘", "deletion protection of");
    assertThat(functions.tables()).contains("\"" + OLD + "\"", NEW);
    assertThat(functions.isProtected(NEW)).isTrue();
    assertThat(count("New: ", library.titles("NOVEL", NOVELS))).isEqualTo(NOVELS);

    library.change("book/BookEntry.java", "version = 2", "version = 1");
    MavenBuild.Result back = library.run("cqrs:rebuild");
    assertThat(back.exitCode()).isNotZero();
    assertThat(back.output())
        .contains(
            "There is already a table library-prod-catalogue, which the stack library-prod does not have",
            "remove the table first: " + REMOVAL.formatted(OLD));
    assertThat(count("New: ", library.titles("NOVEL", NOVELS))).isEqualTo(NOVELS);

    assertThat(library.run("cqrs:destroy", "-Dcqrs.force").mustSucceed().output())
        .contains("= table " + OLD, "To remove it: " + REMOVAL.formatted(OLD))
        .doesNotContain("= table " + NEW);
  }
}
