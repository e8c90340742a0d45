package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Follows a stack until it is at rest, and prints one line per finished resource. */
final class StackProgress {

  /** Polls in a row that may stay without an answer for another reason than too many requests. */
  private static final int MOST_UNANSWERED = 5;

  private final Stacks stacks;
  private final Console console;
  private final Duration poll;
  private final Duration timeout;
  private final Columns columns;
  private final Map<String, String> notes;
  private final Map<String, Instant> started = new HashMap<>();
  private final List<StackEvent> kept = new ArrayList<>();
  private final Map<String, StackEvent> leftBehind = new LinkedHashMap<>();
  private Optional<StackEvent> rootCause = Optional.empty();
  private Optional<String> last = Optional.empty();
  private boolean cleaningUp;

  /**
   * Creates a follower.
   *
   * @param stacks view of the stacks
   * @param console where lines go
   * @param settings pace and patience
   * @param columns widths of the lines' columns
   * @param notes what to say behind a resource's line, by logical id
   */
  StackProgress(
      Stacks stacks,
      Console console,
      StackSettings settings,
      Columns columns,
      Map<String, String> notes) {
    this.columns = columns;
    this.stacks = stacks;
    this.console = console;
    this.poll = settings.poll();
    this.timeout = settings.timeout();
    this.notes = notes;
  }

  /**
   * Follows a stack.
   *
   * @param stackId stack's id
   * @param since id of the newest event before the change
   * @return the stack at rest; empty when it is gone
   * @throws UserError when it takes longer than the settings allow
   */
  Optional<Stack> follow(String stackId, Optional<String> since) {
    Instant patience = Instant.now().plus(timeout);
    last = since;
    int unanswered = 0;
    while (true) {
      Optional<Stack> stack;
      try {
        stack = look(stackId);
        unanswered = 0;
      } catch (SdkException failed) {
        // The stack goes on whether or not somebody watches it.
        boolean patient = isThrottled(failed) || ++unanswered < MOST_UNANSWERED;
        if (!passes(failed) || !patient || Instant.now().isAfter(patience)) {
          throw failed;
        }
        Pause.of(poll.multipliedBy(2));
        continue;
      }
      if (stack.isEmpty() || !stack.get().stackStatusAsString().endsWith("_IN_PROGRESS")) {
        return stack;
      }
      if (Instant.now().isAfter(patience)) {
        throw new UserError(
            "The stack %s is still %s after %s; CloudFormation goes on with it. Look again with the same goal later, or allow more with -Dcqrs.timeoutMinutes=…"
                .formatted(
                    stack.get().stackName(),
                    stack.get().stackStatusAsString(),
                    Amounts.seconds(timeout)));
      }
      Pause.of(poll);
    }
  }

  /**
   * The first failure that was not the consequence of another.
   *
   * @return its event
   */
  Optional<StackEvent> rootCause() {
    return rootCause;
  }

  /**
   * Resources that CloudFormation left in place on purpose.
   *
   * @return the event of each
   */
  List<StackEvent> kept() {
    return List.copyOf(kept);
  }

  /**
   * Resources that an update took out of the stack but could not delete. The update stands.
   *
   * @return the event of each
   */
  List<StackEvent> leftBehind() {
    return List.copyOf(leftBehind.values());
  }

  private Optional<Stack> look(String stackId) {
    // The status first: events that lead to a final status are all there when it is read.
    Optional<Stack> stack = stacks.find(stackId);
    for (StackEvent event : stacks.eventsSince(stackId, last)) {
      last = Optional.of(event.eventId());
      take(event);
    }
    return stack;
  }

  private static boolean isThrottled(SdkException failed) {
    return failed instanceof AwsServiceException refused && refused.isThrottlingException();
  }

  private static boolean passes(SdkException failed) {
    return isThrottled(failed)
        || failed instanceof SdkClientException
        || (failed instanceof AwsServiceException refused && refused.statusCode() >= 500);
  }

  private void take(StackEvent event) {
    if (event.stackId() != null && event.stackId().equals(event.physicalResourceId())) {
      cleaningUp = event.resourceStatusAsString().equals("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
      return; // the stack itself: its end is the summary
    }
    String id = event.logicalResourceId();
    String status = event.resourceStatusAsString();
    if (status.endsWith("_IN_PROGRESS")) {
      started.putIfAbsent(id + phase(status), event.timestamp());
    } else if (cleaningUp && status.equals("DELETE_FAILED")) {
      // CloudFormation tries three times.
      if (leftBehind.put(event.physicalResourceId(), event) == null) {
        console.line(line("=", event, "left behind"));
      }
    } else if (status.endsWith("_FAILED")) {
      String reason = String.valueOf(event.resourceStatusReason());
      if (rootCause.isEmpty() && !reason.contains("cancelled")) {
        rootCause = Optional.of(event);
      }
      console.line(console.bad(line("✘", event, reason)));
    } else if (status.equals("DELETE_SKIPPED")) {
      kept.add(event);
      console.line(line("=", event, "kept"));
    } else {
      console.line(line(symbol(status), event, notes.getOrDefault(id, "")));
    }
  }

  private String line(String symbol, StackEvent event, String note) {
    Instant begun =
        started.getOrDefault(
            event.logicalResourceId() + phase(event.resourceStatusAsString()), event.timestamp());
    return columns.line(
        symbol,
        event.logicalResourceId(),
        event.resourceType(),
        Amounts.seconds(Duration.between(begun, event.timestamp())),
        note);
  }

  private static String phase(String status) {
    return status.startsWith("DELETE") ? " delete" : " make";
  }

  private static String symbol(String status) {
    if (status.startsWith("DELETE")) {
      return "-";
    }
    return status.startsWith("CREATE") ? "+" : "~";
  }
}
