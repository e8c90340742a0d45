package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.DeletionProtection;
import dev.cqrs.maven.deploy.Stacks;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * The tables that an unfinished rebuild has added. In {@code prod} they are protected against
 * deletion like all others; but they never served, and what is in them comes from the event store.
 * Left behind, they would stand in the next rebuild's way.
 */
public final class UnservedTables {

  private final Stacks stacks;
  private final DeletionProtection protection;
  private final Console console;

  /**
   * Creates the view.
   *
   * @param connection where the stack is
   * @param console where it is told what is done
   */
  public UnservedTables(Connection connection, Console console) {
    this.stacks = new Stacks(connection.clients().cloudFormation());
    this.protection = new DeletionProtection(connection.clients().dynamoDb());
    this.console = console;
  }

  /**
   * Lets a deployment delete those that its template does without. When it fails, they are
   * protected again.
   *
   * @param stackName the stack, which need not stand
   * @param template the template that is deployed
   * @param deployment deploys it
   * @param <T> type of the result
   * @return the deployment's result
   */
  public <T> T release(String stackName, String template, Supplier<T> deployment) {
    List<String> released = protection.off(unneeded(stackName, template));
    for (String table : released) {
      console.line("  ~ deletion protection of %s switched off: it has never served", table);
    }
    try {
      return deployment.get();
    } catch (RuntimeException failed) {
      try {
        protection.on(released);
      } catch (RuntimeException second) {
        failed.addSuppressed(second);
      }
      throw failed;
    }
  }

  private List<String> unneeded(String stackName, String template) {
    boolean stands =
        stacks.find(stackName).map(Stack::stackStatusAsString).stream()
            .anyMatch(status -> status.matches("CREATE_COMPLETE|UPDATE_(ROLLBACK_)?COMPLETE"));
    if (!stands) {
      return List.of();
    }
    List<String> ids = Expansion.lost(stacks.template(stackName), template);
    return ids.isEmpty()
        ? List.of()
        : stacks.resources(stackName).stream()
            .filter(each -> ids.contains(each.logicalResourceId()))
            .filter(each -> each.resourceType().equals("AWS::DynamoDB::Table"))
            .map(StackResourceSummary::physicalResourceId)
            .toList();
  }
}
