package dev.cqrs.it;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Walks the whole road once, as the README says, and leaves the application running. */
final class Quickstart {

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
    for (String goal : new String[] {"verify", "cqrs:deploy", "cqrs:smoke-test"}) {
      say("");
      say("$ mvn " + goal);
      MavenBuild.in(shop, goal.equals("verify") ? line -> {} : Quickstart::say)
          .run(goal, "-q")
          .mustSucceed();
    }
    say("");
    say("The application runs, " + Duration.between(start, Instant.now()).toSeconds() + " s after");
    say("its project was generated. Try:");
    say("");
    say("  cd " + Path.of("").toAbsolutePath().relativize(shop.toAbsolutePath()));
    say("  source target/cqrs/local.env && aws lambda list-functions");
    say("  mvn cqrs:smoke-test");
    say("  mvn cqrs:destroy");
  }

  @SuppressWarnings("SystemOut") // The console of the quickstart is what this class is for.
  private static void say(String line) {
    System.out.println(line);
  }
}
