package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Stacks;
import dev.cqrs.maven.problem.UserError;
import java.util.Map;

/** What goals share that operate on a deployed stack. */
abstract class OperationMojo extends CloudMojo {

  @Override
  final void run(Console console) {
    StackSettings settings = stackSettings();
    check();
    try (Connection connection =
        connect().orElseThrow(() -> notDeployed(settings, "the local cloud is not running"))) {
      console.line("%s → %s", settings.prefix(), connection.description());
      Map<String, String> outputs =
          new Stacks(connection.clients().cloudFormation())
              .find(settings.stackName())
              .map(Stacks::outputs)
              .orElseThrow(
                  () ->
                      notDeployed(
                          settings,
                          "account %s, region %s has no such stack"
                              .formatted(connection.account(), connection.region())));
      operate(console, connection, outputs);
    }
  }

  /** Checks the goal's own parameters before anything is asked. */
  void check() {}

  /** Does what the goal is for. */
  abstract void operate(Console console, Connection connection, Map<String, String> outputs);

  /** Returns an output of the stack. */
  static String output(Map<String, String> outputs, String key) {
    String value = outputs.get(key);
    if (value == null) {
      throw new UserError(
          "The stack has no output %s, so it was not deployed by this version. Run mvn cqrs:deploy"
              .formatted(key));
    }
    return value;
  }

  private static UserError notDeployed(StackSettings settings, String why) {
    return new UserError(
        "The stack %s is not deployed: %s. Run mvn cqrs:deploy first."
            .formatted(settings.stackName(), why));
  }
}
