package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Read models are filled anew from real events while people go on working. */
class RebuildIT {

  private static final int NOVELS = 60;
  private static final String SOURCES = "src/main/java/org/example/";

  private Path project;
  private MavenBuild build;
  private LocalFunctions functions;

  @BeforeEach
  void deploy() throws IOException {
    project = OtherDomainIT.library("rebuild");

    build = MavenBuild.in(project);
    build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
    functions = new LocalFunctions(LocalCloudProcess.of(project).port(), "library-dev");
  }

  @AfterEach
  void destroy() {
    if (Files.exists(LocalCloudProcess.stateFile(project))) {
      build.run("cqrs:destroy");
    }
  }

  @Test
  void read_models_are_rebuilt_while_commands_and_queries_go_on() throws IOException {
    for (int novel = 0; novel < NOVELS; novel++) {
      lend(addNovel(novel));
    }
    change("book/BookEntry.java", "\"catalogue\"", "\"catalogue\", version = 2");
    change("book/BookEntry.java", "event.title()", "\"New: \" + event.title()");
    change("member/MemberActivity.java", "\"member-activity\"", "\"member-activity\", version = 2");
    String tables = functions.tables();

    MavenBuild.Result refused = build.run("cqrs:deploy");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output())
        .contains(
            "The read model catalogue is served from the table library-dev-catalogue, and the code has another version of it, whose table library-dev-catalogue-v2 would be empty.",
            "Run mvn cqrs:rebuild, which fills the new table while the old one serves");

    assertThat(build.run("cqrs:rebuild", "-Dcqrs.dryRun").mustSucceed().output())
        .contains("would read about 120 events for each", "table library-dev-catalogue-v2");
    assertThat(functions.tables()).isEqualTo(tables);

    int science;
    try (LibraryUsers users = new LibraryUsers(functions)) {
      interruptRebuild();
      assertThat(titles("NOVEL", NOVELS)).doesNotContain("New: ");
      MavenBuild.Result rebuilt = build.run("cqrs:rebuild").mustSucceed();
      assertThat(rebuilt.output())
          .contains("already, by an earlier run of the same code", "goes on after", "no difference")
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
    assertThat(count("New: ", titles("NOVEL", NOVELS))).isEqualTo(NOVELS);
    assertThat(count("New: ", titles("SCIENCE", science))).isEqualTo(science);
    assertThat(functions.query("{\"queryType\":\"GetMemberActivity\",\"memberId\":\"m-1\"}"))
        .contains("\\\"lent\\\":" + NOVELS);
    assertThat(build.run("cqrs:rebuild").mustSucceed().output()).contains("Nothing to rebuild");
  }

  private String addNovel(int number) {
    String answer = functions.command(LibraryUsers.book("Novel " + number, "NOVEL", number));
    Matcher id = Pattern.compile("\"aggregateId\":\"([^\"]+)\"").matcher(answer);
    assertThat(id.find()).as(answer).isTrue();
    return id.group(1);
  }

  private void lend(String book) {
    assertThat(
            functions.command(
                "{\"commandType\":\"LendBook\",\"aggregateId\":\"%s\",\"memberId\":\"m-1\"}"
                    .formatted(book)))
        .contains("\"statusCode\":200");
  }

  /** Kills the goal as soon as it tells that it has filled a part. */
  private void interruptRebuild() {
    MavenBuild.Result killed =
        MavenBuild.in(
                project,
                line -> {
                  if (line.contains("of about")) {
                    ProcessHandle.current()
                        .descendants()
                        .filter(p -> p.info().commandLine().orElse("").contains("cqrs:rebuild"))
                        .forEach(ProcessHandle::destroyForcibly);
                  }
                })
            .run("cqrs:rebuild", "-Dcqrs.rate=40");
    assertThat(killed.exitCode()).isNotZero();
    assertThat(killed.output()).doesNotContain("4 of 4");
  }

  /** Returns the answer that lists all books of a genre; the last ones may take a moment. */
  private String titles(String genre, int books) {
    String query = "{\"queryType\":\"BooksByGenre\",\"genre\":\"%s\"}".formatted(genre);
    long end = System.nanoTime() + 10_000_000_000L;
    String answer = functions.query(query);
    while (count("bookId", answer) < books && System.nanoTime() < end) {
      answer = functions.query(query);
    }
    return answer.contains("\"body\"") ? answer.substring(answer.indexOf("\"body\"")) : answer;
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private void change(String file, String from, String to) throws IOException {
    Path source = project.resolve(SOURCES + file);
    String text = Files.readString(source);
    assertThat(text).contains(from);
    Files.writeString(source, text.replace(from, to));
  }
}
