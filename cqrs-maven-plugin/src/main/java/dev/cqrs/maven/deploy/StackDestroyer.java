package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** Removes a stack and what was uploaded for it, and looks whether anything is left. */
public final class StackDestroyer {

  private final Connection connection;
  private final CloudFormationClient cloudFormation;
  private final Stacks stacks;
  private final Console console;

  /**
   * Creates a destroyer.
   *
   * @param connection where the stack is
   * @param console where progress goes
   */
  public StackDestroyer(Connection connection, Console console) {
    this.connection = connection;
    this.cloudFormation = connection.clients().cloudFormation();
    this.stacks = new Stacks(cloudFormation);
    this.console = console;
  }

  /**
   * Removes a stack.
   *
   * @param settings which stack
   * @param force whether a protected or production stack may be removed
   * @param confirmed asked once, after the list of resources; false leaves everything as it is
   * @return what was removed; empty when there was no stack
   * @throws UserError when the stack is protected, changing, or cannot be removed
   */
  public Optional<Destruction> destroy(
      StackSettings settings, boolean force, BooleanSupplier confirmed) {
    Optional<Stack> found = stacks.find(settings.stackName());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Stack stack = found.get();
    requireRemovable(settings, stack, force);
    List<StackResourceSummary> resources = stacks.resources(stack.stackId());
    Removal removal = new Removal(connection.clients().dynamoDb(), resources);
    removal.list(console);
    if (!confirmed.getAsBoolean()) {
      throw new UserError("Nothing was removed, because it was not confirmed.");
    }
    if (force) {
      for (String table : removal.unprotect()) {
        console.line("  ~ deletion protection of %s switched off", table);
      }
    }
    Columns columns =
        Columns.of(
            resources, StackResourceSummary::logicalResourceId, StackResourceSummary::resourceType);
    List<String> kept = remove(settings, stack, force, columns);
    return Optional.of(destruction(stack, resources, kept));
  }

  /** Its history also tells what earlier deployments left behind, such as protected tables. */
  private Destruction destruction(
      Stack stack, List<StackResourceSummary> resources, List<String> kept) {
    Set<String> removed = new HashSet<>();
    resources.forEach(each -> removed.add(String.valueOf(each.physicalResourceId())));
    Set<String> once = new HashSet<>(removed);
    stacks
        .eventsSince(stack.stackId(), Optional.empty())
        .forEach(event -> once.add(String.valueOf(event.physicalResourceId())));
    kept.forEach(removed::remove);
    return new Destruction(resources.size(), removed, once);
  }

  /**
   * Removes what was uploaded for a project, unless another of its stacks stands.
   *
   * @param settings which project
   */
  public void removeArtifacts(StackSettings settings) {
    Optional<String> other = otherStack(settings);
    if (other.isPresent()) {
      console.line(
          "  = uploads of %s are kept: the stack %s uses them",
          settings.projectName(), other.get());
      return;
    }
    for (String removed : new ArtifactBucket(connection).remove(settings.projectName())) {
      console.line("  - %s", removed);
    }
  }

  /** Removes the stack; returns the names of what it kept on purpose. */
  private List<String> remove(StackSettings settings, Stack stack, boolean force, Columns columns) {
    if (force && Boolean.TRUE.equals(stack.enableTerminationProtection())) {
      cloudFormation.updateTerminationProtection(
          r -> r.stackName(stack.stackId()).enableTerminationProtection(false));
    }
    Optional<String> newest = stacks.newestEvent(stack.stackId());
    cloudFormation.deleteStack(r -> r.stackName(stack.stackId()));
    StackProgress progress = new StackProgress(stacks, console, settings, columns, Map.of());
    Optional<Stack> rest = progress.follow(stack.stackId(), newest);
    if (rest.isPresent() && !rest.get().stackStatusAsString().equals("DELETE_COMPLETE")) {
      throw new UserError(
          "The stack %s is %s.%nCause: %s"
              .formatted(
                  settings.stackName(),
                  rest.get().stackStatusAsString(),
                  progress
                      .rootCause()
                      .map(
                          e ->
                              "%s (%s): %s"
                                  .formatted(
                                      e.logicalResourceId(),
                                      e.resourceType(),
                                      e.resourceStatusReason()))
                      .orElse(rest.get().stackStatusReason())));
    }
    progress
        .kept()
        .forEach(
            event ->
                console.line(
                    "  = kept on purpose: %s %s",
                    event.resourceType(), event.physicalResourceId()));
    return progress.kept().stream().map(StackEvent::physicalResourceId).toList();
  }

  private void requireRemovable(StackSettings settings, Stack stack, boolean force) {
    String status = stack.stackStatusAsString();
    if (status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS")) {
      throw new UserError(
          "The stack %s is %s: somebody is changing it. Try again when that is over."
              .formatted(settings.stackName(), status));
    }
    boolean production =
        stack.parameters().stream()
            .anyMatch(
                p -> p.parameterKey().equals("Environment") && p.parameterValue().equals("prod"));
    if (force || (!production && !Boolean.TRUE.equals(stack.enableTerminationProtection()))) {
      return;
    }
    throw new UserError(
        "The stack %s is %s, so it is not removed. If you mean it, add -Dcqrs.force: it switches the protection off and removes the tables with their data."
            .formatted(
                settings.stackName(),
                production ? "a production stack" : "protected against termination"));
  }

  private Optional<String> otherStack(StackSettings settings) {
    return cloudFormation.describeStacksPaginator().stacks().stream()
        .filter(stack -> !stack.stackName().equals(settings.stackName()))
        .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
        .filter(
            stack ->
                stack.parameters().stream()
                    .anyMatch(
                        p ->
                            p.parameterKey().equals("ProjectName")
                                && p.parameterValue().equals(settings.projectName())))
        .map(Stack::stackName)
        .findFirst();
  }
}
