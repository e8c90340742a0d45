package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** Asks each service itself whether anything of a removed stack is left. */
public final class Verification {

  /** Services list what is gone for some seconds more. */
  private static final int LOOKS = 5;

  private final Connection connection;
  private final Console console;

  /**
   * Creates a verification.
   *
   * @param connection where the stack was
   * @param console where to print what was found
   */
  public Verification(Connection connection, Console console) {
    this.connection = connection;
    this.console = console;
  }

  /**
   * Prints that nothing is left, or what is and why. Commands that delete are offered only for
   * tables that were the stack's.
   *
   * @param settings which stack it was
   * @param destroyed what it had
   * @throws UserError when something is there that CloudFormation says it has removed
   */
  public void verify(StackSettings settings, Destruction destroyed) {
    LeftOvers leftOvers = new LeftOvers(connection.clients());
    List<LeftOver> left = leftOvers.find(settings.prefix(), settings.stackName());
    for (int look = 1; look < LOOKS && !undeleted(left, destroyed).isEmpty(); look++) {
      Pause.of(settings.poll());
      left = leftOvers.find(settings.prefix(), settings.stackName());
    }
    List<LeftOver> undeleted = undeleted(left, destroyed);
    if (!undeleted.isEmpty()) {
      throw new UserError(
          "CloudFormation has removed the stack %s, but these of it are still there in account %s, region %s: %s. Nothing was to be kept. Look for what holds them, and remove them before you deploy again."
              .formatted(
                  settings.stackName(),
                  connection.account(),
                  connection.region(),
                  joined(undeleted)));
    }
    List<LeftOver> kept = left.stream().filter(e -> destroyed.once().contains(e.name())).toList();
    List<LeftOver> strange = left.stream().filter(each -> !kept.contains(each)).toList();
    if (!strange.isEmpty()) {
      console.line(
          "Named like resources of %s, but never of this stack, so left alone: %s",
          settings.prefix(), joined(strange));
    }
    if (kept.isEmpty()) {
      console.line(
          "Verified: no function, table, event bus or role of %s is left in account %s, region %s.",
          settings.prefix(), connection.account(), connection.region());
      return;
    }
    console.line("Still there, because it was kept:");
    kept.forEach(each -> console.line("  = %s", each));
    kept.stream()
        .filter(LeftOver::isTable)
        .forEach(each -> console.line("To remove it: %s", DeletionProtection.removal(each.name())));
  }

  private static List<LeftOver> undeleted(List<LeftOver> left, Destruction destroyed) {
    return left.stream().filter(each -> destroyed.removed().contains(each.name())).toList();
  }

  private static String joined(List<LeftOver> leftOvers) {
    return leftOvers.stream().map(LeftOver::toString).collect(Collectors.joining(", "));
  }
}
