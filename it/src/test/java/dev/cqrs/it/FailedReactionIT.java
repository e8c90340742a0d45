package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A reaction whose code is wrong: its events wait until it is mended, and then take effect once.
 */
class FailedReactionIT {

  private static final String WELCOME = "member/Welcome.java";

  private LibraryBuild library;

  @BeforeEach
  void deploy() throws IOException {
    Path project = OtherDomainIT.library("failed-reaction");
    Files.writeString(
        project.resolve("src/main/java/org/example").resolve(WELCOME),
        """
        package org.example.member;

        import dev.cqrs.api.Reactions;
        import dev.cqrs.api.Reacts;
        import dev.cqrs.api.Send;
        import java.util.List;
        import org.example.book.AddBook;
        import org.example.book.Genre;

        @Reactions("welcome")
        public class Welcome {

          @Reacts
          public List<Send> on(MemberJoined event) {
            String title = List.of("Hello", "Welcome").get(event.name().isEmpty() ? 0 : 2);
            return List.of(Send.create(new AddBook(title, Genre.NOVEL, 1)));
          }
        }
        """);
    library = LibraryBuild.deploy(project, "dev");
  }

  @AfterEach
  void destroy() {
    library.run("cqrs:destroy");
  }

  @Test
  void its_events_are_shown_and_delivered_again_after_the_code_was_corrected() throws IOException {
    assertThat(library.functions().command("{\"commandType\":\"JoinLibrary\",\"name\":\"Ann\"}"))
        .contains("\"statusCode\":201");
    String shown = awaitFailure();
    assertThat(shown)
        .contains("library-dev-welcome-reaction-dead-letters", "Nothing was tried.")
        .containsPattern(
            "MemberJoined, version 1 of .*: .*it threw java.lang.IndexOutOfBoundsException");

    MavenBuild.Result again = library.run("cqrs:retry");
    assertThat(again.exitCode()).isNotZero();
    assertThat(again.output()).contains("1 event is still in a queue of dead letters.");

    library.change(WELCOME, "? 0 : 2", "? 0 : 1");
    library.run("cqrs:deploy").mustSucceed();
    assertThat(library.run("cqrs:retry").mustSucceed().output())
        .containsPattern("✔ MemberJoined, version 1 of ")
        .contains("Delivered again: 1 event.");

    assertThat(LibraryBuild.count("Welcome", library.titles("NOVEL", 1))).isEqualTo(1);
    assertThat(library.run("cqrs:retry").mustSucceed().output()).contains("Nothing to retry.");
  }

  /** Lambda tries an event three times before it gives it up; each look is a build. */
  private String awaitFailure() {
    String output = "";
    for (int look = 0; look < 20 && !output.contains("Nothing was tried."); look++) {
      output = library.run("cqrs:retry", "-Dcqrs.dryRun").mustSucceed().output();
    }
    return output;
  }
}
