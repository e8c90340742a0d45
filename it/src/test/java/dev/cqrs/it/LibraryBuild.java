package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A deployed library whose read models are rebuilt. */
final class LibraryBuild {

  private static final String SOURCES = "src/main/java/org/example/";

  private final Path project;
  private final String environment;
  private final MavenBuild build;
  private final LocalFunctions functions;

  private LibraryBuild(Path project, String environment) {
    this.project = project;
    this.environment = environment;
    this.build = MavenBuild.in(project);
    run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
    this.functions =
        new LocalFunctions(LocalCloudProcess.of(project).port(), "library-" + environment);
  }

  /** Copies the library to a folder of this name and deploys it. */
  static LibraryBuild deploy(String folder, String environment) throws IOException {
    return deploy(OtherDomainIT.library(folder), environment);
  }

  /** Deploys the library of a folder, as {@link OtherDomainIT#library} has copied it. */
  static LibraryBuild deploy(Path project, String environment) {
    return new LibraryBuild(project, environment);
  }

  LocalFunctions functions() {
    return functions;
  }

  Path project() {
    return project;
  }

  /** Runs a goal in this environment. */
  MavenBuild.Result run(String... arguments) {
    return run(build, arguments);
  }

  private MavenBuild.Result run(MavenBuild by, String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-Dcqrs.environment=" + environment;
    return by.run(all);
  }

  /** Replaces a piece of a source file, which must be there. */
  void change(String file, String from, String to) throws IOException {
    Path source = project.resolve(SOURCES + file);
    String text = Files.readString(source);
    assertThat(text).contains(from);
    Files.writeString(source, text.replace(from, to));
  }

  /** Adds novels, each of which is lent to the member m-1. */
  void lendNovels(int novels) {
    for (int novel = 0; novel < novels; novel++) {
      String added = functions.command(LibraryUsers.book("Novel " + novel, "NOVEL", novel));
      Matcher id = Pattern.compile("\"aggregateId\":\"([^\"]+)\"").matcher(added);
      assertThat(id.find()).as(added).isTrue();
      assertThat(
              functions.command(
                  "{\"commandType\":\"LendBook\",\"aggregateId\":\"%s\",\"memberId\":\"m-1\"}"
                      .formatted(id.group(1))))
          .contains("\"statusCode\":200");
    }
  }

  /** Kills a rebuild as soon as it tells that it has filled a part. */
  void interruptRebuild() {
    MavenBuild watched =
        MavenBuild.in(
            project,
            line -> {
              if (line.contains("of about")) {
                ProcessHandle.current()
                    .descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("cqrs:rebuild"))
                    .forEach(ProcessHandle::destroyForcibly);
              }
            });
    MavenBuild.Result killed = run(watched, "cqrs:rebuild", "-Dcqrs.rate=40");
    assertThat(killed.exitCode()).isNotZero();
    assertThat(killed.output()).contains("2 of 4").doesNotContain("4 of 4");
  }

  /** Returns the answer that lists all books of a genre; the last ones may take a moment. */
  String titles(String genre, int books) {
    String query = "{\"queryType\":\"BooksByGenre\",\"genre\":\"%s\"}".formatted(genre);
    long end = System.nanoTime() + 10_000_000_000L;
    String answer = functions.query(query);
    while (count("bookId", answer) < books && System.nanoTime() < end) {
      answer = functions.query(query);
    }
    return answer.contains("\"body\"") ? answer.substring(answer.indexOf("\"body\"")) : answer;
  }

  /** Counts how often a part is in a text. */
  static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
