package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The operations on change sets. */
final class ChangeSets {

  private static final String EMPTY =
      "The submitted information didn't contain changes. Submit different information to create a"
          + " change set.";

  /** A change set and its stack. */
  record Found(Stack stack, ChangeSet set) {}

  private final Cloud cloud;
  private final StackStore store;
  private final Changes changes;
  private final TemplateSource source;

  ChangeSets(Cloud cloud, StackStore store, Changes changes, TemplateSource source) {
    this.cloud = cloud;
    this.store = store;
    this.changes = changes;
    this.source = source;
  }

  /** Performs an operation; empty if it is none of these. */
  Optional<ObjectNode> call(String operation, ObjectNode input) {
    Set<String> names = Set.of("ChangeSetName", "StackName", "NextToken", "IncludePropertyValues");
    return Optional.ofNullable(
        switch (operation) {
          case "CreateChangeSet" -> create(createRequest(operation, input));
          case "DescribeChangeSet" -> describe(new Request(operation, input, names));
          case "ListChangeSets" -> list(new Request(operation, input, names));
          case "DeleteChangeSet" -> delete(new Request(operation, input, names));
          case "ExecuteChangeSet" ->
              execute(
                  new Request(
                      operation,
                      input,
                      Set.of(
                          "ChangeSetName", "StackName", "ClientRequestToken", "DisableRollback")));
          default -> null;
        });
  }

  private static Request createRequest(String operation, ObjectNode input) {
    Request request =
        new Request(
            operation,
            input,
            Set.of(
                "StackName",
                "ChangeSetName",
                "ChangeSetType",
                "TemplateBody",
                "TemplateURL",
                "UsePreviousTemplate",
                "Parameters",
                "Capabilities",
                "Tags",
                "Description",
                "ClientToken",
                "IncludeNestedStacks",
                "OnStackFailure"));
    if (request.flag("IncludeNestedStacks")) {
      throw ValidationError.of("The local cloud does not support nested stacks.");
    }
    return request;
  }

  private ObjectNode create(Request request) {
    String type = request.find("ChangeSetType").orElse("UPDATE");
    String name = request.get("ChangeSetName");
    if (!name.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
      throw ValidationError.of(
          "1 validation error detected: Value '"
              + name
              + "' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }
    Stack stack = stackFor(type, request.get("StackName"));
    boolean isNew = stack.status().isEmpty();
    if (stack.changeSets().stream().anyMatch(set -> set.name().equals(name))) {
      throw new AwsError("AlreadyExistsException", 409, "ChangeSet [" + name + "] already exists");
    }
    Deployment deployment =
        changes.deployment(
            stack,
            request.flag("UsePreviousTemplate") ? stack.template() : source.get(request),
            request.parameters(stack.parameters()),
            request.has("Tags") || isNew ? request.tags() : stack.tags(),
            request.list("Capabilities"));
    DependencyGraph graph = changes.check(deployment);
    ArrayNode plan = changes.plan(stack, deployment, graph);
    boolean empty = "UPDATE".equals(type) && !changes.changesAnything(stack, deployment, plan);
    ChangeSet set =
        new ChangeSet(
            cloud.arn("cloudformation", "changeSet/" + name + "/" + UUID.randomUUID()),
            name,
            type,
            request.find("Description").orElse(""),
            empty ? "FAILED" : "CREATE_COMPLETE",
            empty ? EMPTY : "",
            empty ? "UNAVAILABLE" : "AVAILABLE",
            request.find("OnStackFailure").orElse("ROLLBACK"),
            deployment.template().text(),
            deployment.parameters(),
            deployment.tags(),
            deployment.capabilities(),
            plan,
            Stack.now());
    if (isNew) {
      stack.status("REVIEW_IN_PROGRESS", "User Initiated");
    }
    stack.put(set);
    store.save(stack);
    return Answers.object().put("Id", set.id()).put("StackId", stack.id());
  }

  private Stack stackFor(String type, String name) {
    Optional<Stack> found = store.find(name);
    if ("CREATE".equals(type)) {
      if (found.isPresent() && !"REVIEW_IN_PROGRESS".equals(found.get().status())) {
        throw ValidationError.of(
            "Stack [" + name + "] already exists and cannot be created again with the changeSet.");
      }
      return found.orElseGet(() -> changes.newStack(name));
    }
    if (!"UPDATE".equals(type)) {
      throw ValidationError.of("The local cloud does not support the ChangeSetType " + type + ".");
    }
    Stack stack =
        found.orElseThrow(() -> ValidationError.of("Stack [" + name + "] does not exist"));
    Changes.requireUpdatable(stack);
    return stack;
  }

  /** Returns the change set that a request names by its ARN, or by name and stack. */
  static Found find(StackStore store, Request request) {
    String name = request.get("ChangeSetName");
    List<Stack> stacks =
        name.startsWith("arn:") ? store.all() : List.of(store.get(request.get("StackName")));
    for (Stack stack : stacks) {
      for (ChangeSet set : stack.changeSets()) {
        if (set.id().equals(name) || set.name().equals(name)) {
          return new Found(stack, set);
        }
      }
    }
    throw new AwsError("ChangeSetNotFound", 404, "ChangeSet [" + name + "] does not exist");
  }

  private ObjectNode describe(Request request) {
    Found found = find(store, request);
    ObjectNode answer = Answers.changeSet(found.stack(), found.set());
    answer.set("Changes", found.set().changes());
    return answer;
  }

  private ObjectNode list(Request request) {
    Stack stack = store.get(request.get("StackName"));
    return Answers.page(
        "Summaries", stack.changeSets(), request, set -> Answers.summary(stack, set));
  }

  private ObjectNode delete(Request request) {
    Found found;
    try {
      found = find(store, request);
    } catch (AwsError e) {
      if ("ChangeSetNotFound".equals(e.code())) {
        return Answers.object();
      }
      throw e;
    }
    if ("EXECUTE_IN_PROGRESS".equals(found.set().executionStatus())) {
      throw invalidStatus(found.set(), "deleted");
    }
    found.stack().removeChangeSet(found.set().id());
    store.save(found.stack());
    return Answers.object();
  }

  private static AwsError invalidStatus(ChangeSet set, String verb) {
    return new AwsError(
        "InvalidChangeSetStatus",
        400,
        "ChangeSet ["
            + set.id()
            + "] cannot be "
            + verb
            + " in its current execution status of ["
            + set.executionStatus()
            + "]");
  }

  private ObjectNode execute(Request request) {
    Found found = find(store, request);
    Stack stack = found.stack();
    ChangeSet set = found.set();
    synchronized (stack) {
      if (!"AVAILABLE".equals(set.executionStatus())) {
        throw invalidStatus(set, "executed");
      }
      Deployment deployment =
          changes.deployment(
              stack, set.template(), set.parameters(), set.tags(), set.capabilities());
      DependencyGraph graph = changes.check(deployment);
      boolean create = "CREATE".equals(set.type());
      if (!create) {
        Changes.requireUpdatable(stack);
      }
      stack.onFailure(request.flag("DisableRollback") ? "DO_NOTHING" : set.onFailure());
      stack.changeSetId(set.id());
      stack.put(set.withExecution("EXECUTE_IN_PROGRESS"));
      stack.retireChangeSets();
      Runnable done = () -> stack.put(set.withExecution(outcome(stack)));
      if (create) {
        changes.create(stack, deployment, graph, done);
      } else {
        changes.update(stack, deployment, graph, done);
      }
    }
    return Answers.object();
  }

  private static String outcome(Stack stack) {
    return Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE").contains(stack.status())
        ? "EXECUTE_COMPLETE"
        : "EXECUTE_FAILED";
  }
}
