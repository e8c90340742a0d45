package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Deploys a template by a change set, so that what changes is known before it does. */
public final class StackDeployer {

  private static final Set<String> NEVER_STOOD =
      Set.of("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED");

  private final Connection connection;
  private final CloudFormationClient cloudFormation;
  private final Stacks stacks;
  private final Console console;

  /**
   * Creates a deployer.
   *
   * @param connection where to deploy
   * @param console where progress goes
   */
  public StackDeployer(Connection connection, Console console) {
    this.connection = connection;
    this.cloudFormation = connection.clients().cloudFormation();
    this.stacks = new Stacks(cloudFormation);
    this.console = console;
  }

  /**
   * Deploys a template, and waits until the stack is at rest.
   *
   * @param settings which stack
   * @param template CloudFormation template in YAML
   * @param fixed parameters that this deployment sets itself, such as the zip's key
   * @param notes what to say behind a resource's line, by logical id
   * @return the deployed stack
   * @throws UserError when the template is refused or a resource fails; a stack that did not exist
   *     before does not exist afterwards
   */
  public Deployment deploy(
      StackSettings settings,
      String template,
      Map<String, String> fixed,
      Map<String, String> notes) {
    return deploy(settings, template, fixed, notes, changes -> {});
  }

  /**
   * Deploys a template if its changes are approved of, and waits until the stack is at rest.
   *
   * @param settings which stack
   * @param template CloudFormation template in YAML
   * @param fixed parameters that this deployment sets itself, such as the zip's key
   * @param notes what to say behind a resource's line, by logical id
   * @param approval throws when a change must not be made; then nothing is changed
   * @return the deployed stack
   * @throws UserError when the template is refused or a resource fails; a stack that did not exist
   *     before does not exist afterwards
   */
  public Deployment deploy(
      StackSettings settings,
      String template,
      Map<String, String> fixed,
      Map<String, String> notes,
      Consumer<List<ResourceChange>> approval) {
    TemplateParameters declared = TemplateParameters.of(template);
    declared.check(settings.parameters());
    Optional<Stack> standing = ready(settings);
    Optional<String> newest = stacks.newestEvent(settings.stackName());
    ParameterChoice choice = new ParameterChoice(declared, settings, fixed);
    CreateChangeSetResponse created = create(settings, template, standing, choice);
    DescribeChangeSetResponse changeSet;
    List<ResourceChange> changes = List.of();
    try {
      changeSet = await(settings, created.id());
      if (changeSet.status() != ChangeSetStatus.FAILED) {
        changes = changes(created.id());
        approval.accept(changes);
      }
    } catch (RuntimeException refused) {
      try {
        discard(settings, created, standing.isEmpty());
      } catch (RuntimeException second) {
        refused.addSuppressed(second);
      }
      throw refused;
    }
    if (changeSet.status() == ChangeSetStatus.FAILED) {
      discard(settings, created, standing.isEmpty());
      if (standing.isPresent() && isEmpty(changeSet.statusReason())) {
        return new Deployment(
            created.stackId(),
            standing.get().stackStatusAsString(),
            new ChangeSummary(0, 0, 0),
            Stacks.outputs(standing.get()));
      }
      throw new UserError(refusal(settings, standing.isEmpty(), changeSet.statusReason()));
    }
    cloudFormation.executeChangeSet(r -> r.changeSetName(created.id()));
    Columns columns =
        Columns.of(changes, ResourceChange::logicalResourceId, ResourceChange::resourceType);
    StackProgress progress = new StackProgress(stacks, console, settings, columns, notes);
    Optional<Stack> stack = progress.follow(created.stackId(), newest);
    return finished(settings, created.stackId(), stack, standing.isEmpty(), changes, progress);
  }

  private static String refusal(StackSettings settings, boolean isNew, String reason) {
    return "CloudFormation refused the template of %s. %s%nCause: %s"
        .formatted(
            settings.stackName(), isNew ? "Nothing was created." : "Nothing was changed.", reason);
  }

  private Deployment finished(
      StackSettings settings,
      String stackId,
      Optional<Stack> stack,
      boolean isNew,
      List<ResourceChange> changes,
      StackProgress progress) {
    String status = stack.map(Stack::stackStatusAsString).orElse("gone");
    if (status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")) {
      progress.leftBehind().forEach(event -> console.line("  kept            %s", kept(event)));
      return new Deployment(
          stackId, status, ChangeSummary.of(changes), Stacks.outputs(stack.orElseThrow()));
    }
    if (isNew) {
      delete(settings, stackId);
    }
    String after =
        isNew
            ? "Everything created so far was removed again."
            : "The stack was rolled back and is " + status + ".";
    throw new UserError(
        "The deployment of %s failed. %s%n%s"
            .formatted(settings.stackName(), after, cause(progress.rootCause(), stack)));
  }

  private static String kept(StackEvent event) {
    return event.resourceType().equals("AWS::DynamoDB::Table")
        ? "table %1$s is no longer part of the stack, but protected against deletion. It goes on costing its capacity and storage. To remove it: %2$s"
            .formatted(
                event.physicalResourceId(), DeletionProtection.removal(event.physicalResourceId()))
        : "%s %s is no longer part of the stack, but could not be deleted: %s"
            .formatted(
                event.resourceType(), event.physicalResourceId(), event.resourceStatusReason());
  }

  private static String cause(Optional<StackEvent> event, Optional<Stack> stack) {
    return event
        .map(
            e ->
                "Cause: %s (%s): %s"
                    .formatted(e.logicalResourceId(), e.resourceType(), e.resourceStatusReason()))
        .orElseGet(
            () ->
                "Cause: " + stack.map(Stack::stackStatusReason).orElse("CloudFormation gave none"));
  }

  /** Clears away what an earlier failure left, and refuses a stack somebody is changing. */
  private Optional<Stack> ready(StackSettings settings) {
    Optional<Stack> found = stacks.find(settings.stackName());
    if (found.isEmpty()) {
      return found;
    }
    String status = found.get().stackStatusAsString();
    if (NEVER_STOOD.contains(status) || status.equals("DELETE_FAILED")) {
      console.line("  The stack is %s, left by an earlier attempt: removing it first", status);
      delete(settings, found.get().stackId());
      return Optional.empty();
    }
    if (status.equals("UPDATE_ROLLBACK_FAILED")) {
      throw new UserError(
          ("The stack %s is UPDATE_ROLLBACK_FAILED, and CloudFormation changes it only after the"
                  + " rollback went through: aws cloudformation continue-update-rollback --stack-name"
                  + " %s")
              .formatted(settings.stackName(), settings.stackName()));
    }
    if (status.endsWith("_IN_PROGRESS")) {
      throw new UserError(
          "The stack %s is %s: somebody is changing it. Try again when that is over."
              .formatted(settings.stackName(), status));
    }
    return found;
  }

  private CreateChangeSetResponse create(
      StackSettings settings, String template, Optional<Stack> standing, ParameterChoice choice) {
    List<Parameter> parameters = choice.parameters(standing);
    choice.kept().forEach((name, value) -> console.line("  kept            %s=%s", name, value));
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(settings.stackName())
            .changeSetName("cqrs-" + UUID.randomUUID())
            .changeSetType(standing.isEmpty() ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
            .capabilities(Capability.CAPABILITY_IAM)
            .parameters(parameters);
    Optional<Integer> large = TemplateSize.beyondRequest(template);
    if (large.isEmpty()) {
      request.templateBody(template);
    } else {
      console.line(
          "  template        %,d bytes, more than a request holds: sent through S3", large.get());
      request.templateURL(new ArtifactBucket(connection).put(settings, template));
    }
    try {
      return cloudFormation.createChangeSet(request.build());
    } catch (CloudFormationException refused) {
      if (refused.statusCode() != 400
          || refused.awsErrorDetails() == null
          || !"ValidationError".equals(refused.awsErrorDetails().errorCode())) {
        throw refused;
      }
      throw new UserError(
          refusal(settings, standing.isEmpty(), refused.awsErrorDetails().errorMessage()), refused);
    }
  }

  private DescribeChangeSetResponse await(StackSettings settings, String id) {
    Instant patience = Instant.now().plus(settings.timeout());
    Duration pause = settings.poll().dividedBy(4);
    while (true) {
      DescribeChangeSetResponse changeSet =
          cloudFormation.describeChangeSet(r -> r.changeSetName(id));
      if (changeSet.status() == ChangeSetStatus.CREATE_COMPLETE
          || changeSet.status() == ChangeSetStatus.FAILED) {
        return changeSet;
      }
      if (Instant.now().isAfter(patience)) {
        throw new UserError(
            "CloudFormation has not computed the change set of %s in time. Try again later."
                .formatted(settings.stackName()));
      }
      Pause.of(pause);
    }
  }

  private List<ResourceChange> changes(String id) {
    List<ResourceChange> changes = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      DescribeChangeSetResponse page =
          cloudFormation.describeChangeSet(r -> r.changeSetName(id).nextToken(token));
      page.changes().stream().map(Change::resourceChange).forEach(changes::add);
      next = page.nextToken();
    } while (next != null && !next.isEmpty());
    return changes;
  }

  private void discard(StackSettings settings, CreateChangeSetResponse created, boolean stackToo) {
    cloudFormation.deleteChangeSet(r -> r.changeSetName(created.id()));
    if (stackToo) {
      delete(settings, created.stackId());
    }
  }

  private void delete(StackSettings settings, String stackId) {
    Optional<String> newest = stacks.newestEvent(stackId);
    cloudFormation.deleteStack(r -> r.stackName(stackId));
    Console silent = new Console(line -> {}, false, true);
    Optional<Stack> rest =
        new StackProgress(stacks, silent, settings, Columns.NARROW, Map.of())
            .follow(stackId, newest);
    if (rest.isPresent() && !rest.get().stackStatusAsString().equals("DELETE_COMPLETE")) {
      throw new UserError(
          "The stack %s could not be removed: it is %s. Look at its events, then run mvn cqrs:destroy"
              .formatted(settings.stackName(), rest.get().stackStatusAsString()));
    }
  }

  private static boolean isEmpty(String reason) {
    return reason != null
        && (reason.contains("didn't contain changes")
            || reason.contains("No updates are to be performed"));
  }
}
