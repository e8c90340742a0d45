package dev.cqrs.it;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Walks the whole road once, as the README says, and leaves the application running. */
public final class Quickstart {

  private static volatile String firstAnswer = "";

  private Quickstart() {}

  /** Generates, builds, deploys and tests the application in {@code it.workFolder/shop}. */
  public static void main(String[] arguments) {
    Instant start = Instant.now();
    Path running = Path.of(System.getProperty("it.workFolder"), "shop");
    if (running.resolve(".cqrs/local-cloud/local-cloud.json").toFile().exists()) {
      say("An application of an earlier quickstart is still there: it is destroyed first.");
      MavenBuild.in(running, Quickstart::say).run("cqrs:destroy").mustSucceed();
    }
    Path folder = MavenBuild.freshFolder("");
    say("");
    say("$ mvn archetype:generate … -DgroupId=com.acme -DartifactId=shop");
    Path shop = MavenBuild.in(folder).generate("shop");
    say("");
    say("$ mvn verify");
    MavenBuild.in(shop).run("verify", "-q").mustSucceed();
    say("built; its own tests pass");
    Instant deploying = Instant.now();
    for (String goal : new String[] {"cqrs:deploy", "cqrs:smoke-test"}) {
      say("");
      say("$ mvn " + goal);
      MavenBuild.in(shop, line -> show(line, deploying)).run(goal, "-q").mustSucceed();
    }
    say("");
    say(
        "The application runs. From nothing deployed to its first answered command: "
            + firstAnswer);
    say("(two builds of Maven included); the whole road: " + seconds(start) + ". Try:");
    say("");
    say("  cd target/quickstart/shop");
    say("  source target/cqrs/local.env && aws lambda list-functions");
    say("  mvn cqrs:smoke-test");
    say("  mvn cqrs:destroy");
  }

  /** Hands on what a goal printed, and notes when the first command was answered. */
  private static void show(String line, Instant deploying) {
    if (firstAnswer.isEmpty() && line.contains("✔")) {
      firstAnswer = seconds(deploying);
    }
    say(line);
  }

  private static String seconds(Instant since) {
    return String.format(
        Locale.ROOT, "%.1f s", Duration.between(since, Instant.now()).toMillis() / 1000.0);
  }

  @SuppressWarnings("SystemOut") // The console of the quickstart is what this class is for.
  private static void say(String line) {
    System.out.println(line);
  }
}
