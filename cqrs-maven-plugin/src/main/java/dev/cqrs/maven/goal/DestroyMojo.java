package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.Destruction;
import dev.cqrs.maven.deploy.StackDestroyer;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Verification;
import dev.cqrs.maven.problem.UserError;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes the application's stack and uploads, shows that nothing is left, and stops the local
 * cloud when it is empty.
 *
 * @since 0.1.0
 */
@Mojo(name = "destroy", threadSafe = true)
public final class DestroyMojo extends CloudMojo {

  /**
   * Removes a stack of {@code prod}, or one that is protected against termination, and its tables
   * with their data.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.force", defaultValue = "false")
  private boolean force;

  /**
   * Answers the question before an AWS stack is removed with yes; so does {@code -B}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.yes", defaultValue = "false")
  private boolean yes;

  /** Creates the goal; Maven does. */
  public DestroyMojo() {}

  @Override
  void run(Console console) {
    Instant start = Instant.now();
    StackSettings settings = stackSettings();
    // A local cloud that idled to its end has kept its stacks: it must run to remove them.
    boolean stored = Files.isDirectory(launcher().folder());
    Optional<Connection> reached = stored ? Optional.of(connectOrStart(console)) : connect();
    if (reached.isEmpty()) {
      console.line("%s → local cloud, which has never run for this project.", settings.prefix());
      console.line("There is no stack %s. Nothing to remove.", settings.stackName());
      return;
    }
    try (Connection connection = reached.get()) {
      console.line("%s → %s", settings.prefix(), connection.description());
      StackDestroyer destroyer = new StackDestroyer(connection, console);
      Optional<Destruction> removed =
          destroyer.destroy(settings, force, () -> confirmed(connection));
      destroyer.removeArtifacts(settings);
      if (removed.isEmpty()) {
        console.line(
            "There is no stack %s in account %s, region %s. Nothing to remove.",
            settings.stackName(), connection.account(), connection.region());
      } else {
        new Verification(connection, console).verify(settings, removed.get());
        console.line(
            console.good(
                "Destroyed in %s: %s removed."
                    .formatted(
                        Amounts.seconds(Duration.between(start, Instant.now())),
                        Amounts.count(removed.get().resources(), "resource", "resources"))));
      }
      if (stopWhenEmpty(connection)) {
        console.line("The local cloud is empty and was stopped.");
      }
    }
  }

  private boolean confirmed(Connection connection) {
    if (connection.target() == Target.LOCAL || yes || !session.getRequest().isInteractiveMode()) {
      return true;
    }
    if (!Console.isTerminal()) {
      throw new UserError(
          "There is no terminal to confirm on. To remove the stack without a question: -B or -Dcqrs.yes");
    }
    String answer =
        System.console()
            .readLine("Remove it from AWS account %s? Type yes: ", connection.account());
    return "yes".equals(answer);
  }
}
