package dev.cqrs.it;

import static dev.cqrs.it.LibraryBuild.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Read models are filled anew from real events while people go on working. */
class RebuildIT {

  private static final int NOVELS = 60;

  private LibraryBuild library;

  @BeforeEach
  void deploy() throws IOException {
    library = LibraryBuild.deploy("rebuild", "dev");
  }

  @AfterEach
  void destroy() {
    if (Files.exists(LocalCloudProcess.stateFile(library.project()))) {
      library.run("cqrs:destroy");
    }
  }

  @Test
  void read_models_are_rebuilt_while_commands_and_queries_go_on() throws IOException {
    LocalFunctions functions = library.functions();
    library.lendNovels(NOVELS);
    library.change("book/BookEntry.java", "\"catalogue\"", "\"catalogue\", version = 2");
    library.change("book/BookEntry.java", "event.title()", "\"New: \" + event.title()");
    library.change(
        "member/MemberActivity.java", "\"member-activity\"", "\"member-activity\", version = 2");
    String tables = functions.tables();

    MavenBuild.Result refused = library.run("cqrs:deploy");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output())
        .contains(
            "The read model catalogue is served from the table library-dev-catalogue, and the code"
                + " has another version of it, whose table library-dev-catalogue-v2 would be"
                + " empty.",
            "Run mvn cqrs:rebuild, which fills the new table while the old one serves");

    assertThat(library.run("cqrs:rebuild", "-Dcqrs.dryRun").mustSucceed().output())
        .contains("would read about 120 events for each", "table library-dev-catalogue-v2");
    assertThat(functions.tables()).isEqualTo(tables);

    int science;
    try (LibraryUsers users = new LibraryUsers(functions)) {
      abort(tables);
      library.interruptRebuild();
      assertThat(library.titles("NOVEL", NOVELS)).doesNotContain("New: ");
      MavenBuild.Result rebuilt = library.run("cqrs:rebuild").mustSucceed();
      assertThat(rebuilt.output())
          .contains("already, by an earlier run of the same code", "goes on after")
          .containsPattern(
              "catalogue-v2 +[0-9,]+ events compared by positions and contents of rows, no"
                  + " difference")
          .containsPattern("member-activity-v2 +[0-9,]+ events compared by positions only, no ")
          .containsPattern("catalogue +is served from library-dev-catalogue-v2; before from")
          .containsPattern("Rebuilt in .*: ");
      users.stop();
      assertThat(users.failures()).isEmpty();
      assertThat(users.answered()).isGreaterThan(10);
      science = users.added();
    }

    assertThat(functions.tables())
        .contains("library-dev-catalogue-v2", "library-dev-member-activity-v2-positions")
        .doesNotContain("\"library-dev-catalogue\"", "\"library-dev-member-activity\"");
    assertThat(count("New: ", library.titles("NOVEL", NOVELS))).isEqualTo(NOVELS);
    assertThat(count("New: ", library.titles("SCIENCE", science))).isEqualTo(science);
    assertThat(functions.query("{\"queryType\":\"GetMemberActivity\",\"memberId\":\"m-1\"}"))
        .contains("\\\"lent\\\":" + NOVELS);
    assertThat(library.run("cqrs:rebuild").mustSucceed().output()).contains("Nothing to rebuild");
  }

  /** Begins a rebuild and gives it up; everything is as it was. */
  private void abort(String tables) throws IOException {
    LocalFunctions functions = library.functions();
    String before = functions.names();
    library.interruptRebuild();
    assertThat(functions.tables()).contains("library-dev-catalogue-v2");
    assertThat(functions.names()).contains("library-dev-catalogue-v2-projection");

    assertThat(library.run("cqrs:rebuild", "-Dcqrs.abort").mustSucceed().output())
        .contains("The unfinished rebuild was removed. What served goes on serving.");

    assertThat(functions.tables()).isEqualTo(tables);
    assertThat(functions.names()).isEqualTo(before);
    assertThat(library.titles("NOVEL", NOVELS)).doesNotContain("New: ");
    try (var kept = Files.list(library.project().resolve(Path.of(".cqrs", "rebuild")))) {
      assertThat(kept).isEmpty();
    }
    assertThat(library.run("cqrs:rebuild", "-Dcqrs.abort").mustSucceed().output())
        .contains("There is no unfinished rebuild in library-dev.");
  }
}
