package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.Parameters;
import dev.cqrs.local.cloudformation.template.Template;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Begins what changes a stack; the work itself runs on a thread of its own. */
final class Changes {

  /** The states in which a stack may be updated. */
  private static final Set<String> SETTLED =
      Set.of(
          "CREATE_COMPLETE",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "UPDATE_FAILED",
          "CREATE_FAILED");

  private final Cloud cloud;
  private final StackStore store;
  private final ResourceTypes types;
  private final TemplateCheck check;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  Changes(Cloud cloud, StackStore store, ResourceTypes types) {
    this.cloud = cloud;
    this.store = store;
    this.types = types;
    this.check = new TemplateCheck(types);
  }

  /** Returns a stack that is not in the store yet. */
  Stack newStack(String name) {
    if (!name.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
      throw ValidationError.of(
          "1 validation error detected: Value '"
              + name
              + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }
    return new Stack(cloud.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID()), name);
  }

  /** Returns what a stack shall become; the parameters are complete and within their limits. */
  Deployment deployment(
      Stack stack,
      String template,
      Map<String, String> parameters,
      Map<String, String> tags,
      ArrayNode capabilities) {
    Template read = Template.read(template);
    check.check(read);
    return deployment(stack, read, Parameters.resolve(read, parameters), tags, capabilities);
  }

  private Deployment deployment(
      Stack stack,
      Template template,
      Map<String, String> parameters,
      Map<String, String> tags,
      ArrayNode capabilities) {
    return new Deployment(
        template,
        parameters,
        tags,
        capabilities,
        Map.of(
            "AWS::AccountId",
            Cloud.ACCOUNT_ID,
            "AWS::Partition",
            "aws",
            "AWS::Region",
            cloud.region(),
            "AWS::StackId",
            stack.id(),
            "AWS::StackName",
            stack.name(),
            "AWS::URLSuffix",
            "amazonaws.com"));
  }

  /** Returns what a stack was made from. */
  Deployment present(Stack stack) {
    return deployment(
        stack,
        Template.read(stack.template()),
        stack.parameters(),
        stack.tags(),
        stack.capabilities());
  }

  DependencyGraph check(Deployment deployment) {
    return check.check(deployment);
  }

  ArrayNode plan(Stack stack, Deployment deployment, DependencyGraph graph) {
    return ChangePlan.of(stack, deployment, graph, types);
  }

  /** Tells whether an update would change anything. */
  boolean changesAnything(Stack stack, Deployment deployment, ArrayNode changes) {
    return !changes.isEmpty() || ChangePlan.changesOutputs(stack, present(stack), deployment);
  }

  /** Refuses unless the stack may be updated now. */
  static void requireUpdatable(Stack stack) {
    if (!SETTLED.contains(stack.status())) {
      throw ValidationError.of(
          "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
    }
  }

  void create(Stack stack, Deployment deployment, DependencyGraph graph, Runnable done) {
    stack.describe(deployment);
    stack.status("CREATE_IN_PROGRESS", "User Initiated");
    store.save(stack);
    begin(stack, () -> new StackCreation(run(stack)).create(deployment, graph), done);
  }

  void update(Stack stack, Deployment deployment, DependencyGraph graph, Runnable done) {
    Deployment before = present(stack);
    stack.describe(deployment);
    stack.status("UPDATE_IN_PROGRESS", "User Initiated");
    store.save(stack);
    begin(stack, () -> new StackUpdate(run(stack)).update(before, deployment, graph), done);
  }

  /** Deletes a stack; one that does not exist is no error. */
  ObjectNode delete(Request request) {
    Optional<Stack> found = store.find(request.get("StackName"));
    if (found.isPresent() && !found.get().isDeleted()) {
      Stack stack = found.get();
      synchronized (stack) {
        delete(stack, request);
      }
    }
    return Answers.object();
  }

  private void delete(Stack stack, Request request) {
    if (stack.isProtected()) {
      throw ValidationError.of(
          "Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
    }
    if ("DELETE_IN_PROGRESS".equals(stack.status())) {
      return;
    }
    if (stack.isBusy()) {
      throw ValidationError.of(
          "Stack [" + stack.name() + "] cannot be deleted while in status " + stack.status());
    }
    Set<String> retained = new HashSet<>();
    request.list("RetainResources").forEach(id -> retained.add(id.asText()));
    if (!retained.isEmpty() && !"DELETE_FAILED".equals(stack.status())) {
      throw ValidationError.of(
          "Invalid operation on stack ["
              + stack.id()
              + "]. When you delete a stack, specify which resources to retain only when the stack"
              + " is in the DELETE_FAILED state.");
    }
    stack.retireChangeSets();
    stack.status("DELETE_IN_PROGRESS", "User Initiated");
    store.save(stack);
    begin(stack, () -> new StackDeletion(run(stack)).delete(retained), () -> {});
  }

  private StackRun run(Stack stack) {
    return new StackRun(cloud, types, store, stack);
  }

  private void begin(Stack stack, Runnable work, Runnable done) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                fail(stack, "Internal failure: " + e);
              }
              done.run();
              store.save(stack);
              running.remove(Thread.currentThread());
            },
            "cloudformation-" + stack.name());
    thread.setDaemon(true);
    running.add(thread);
    thread.start();
  }

  /**
   * Waits for the work that is going on, but not for longer than ten seconds: what is not done then
   * is found interrupted at the next start.
   */
  void awaitEnd() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (Thread thread : Set.copyOf(running)) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void fail(Stack stack, String reason) {
    stack.status(stack.status().replaceAll("(_CLEANUP)?_IN_PROGRESS$", "_FAILED"), reason);
  }

  /** Ends what a stop of the local cloud has interrupted. */
  void endInterrupted() {
    for (Stack stack : store.all()) {
      if (stack.isBusy()) {
        String ended =
            switch (stack.status()) {
              case "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" -> "UPDATE_FAILED";
              case "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" -> "UPDATE_ROLLBACK_FAILED";
              default -> stack.status().replace("_IN_PROGRESS", "_FAILED");
            };
        stack.status(ended, "The local cloud was stopped while the stack was being changed.");
        store.save(stack);
      }
    }
  }

  /** Returns the error for a stack name that is taken. */
  static AwsError alreadyExists(String name) {
    return new AwsError("AlreadyExistsException", 400, "Stack [" + name + "] already exists");
  }
}
