package dev.cqrs.maven.operate;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Lists the events that functions failed on, and delivers them again. */
public final class Redelivery {

  private static final int BATCH = 10;

  /** Longer than a function may run: nobody else gets a message meanwhile. */
  private static final int HIDDEN_SECONDS = 16 * 60;

  private final SqsClient sqs;
  private final FunctionCaller functions;
  private final Console console;

  /**
   * Creates the work.
   *
   * @param sqs reads the queues
   * @param functions calls the functions
   * @param console where to print
   */
  public Redelivery(SqsClient sqs, FunctionCaller functions, Console console) {
    this.sqs = sqs;
    this.functions = functions;
    this.console = console;
  }

  /**
   * Lists, and delivers again. What a function has taken leaves its queue.
   *
   * @param consumers whose queues to look at
   * @param dryRun only lists
   * @return how many events there were, and how many of them are still there
   */
  Tally run(List<EventConsumer> consumers, boolean dryRun) {
    int found = 0;
    int still = 0;
    for (EventConsumer consumer : consumers) {
      List<String> kept = new ArrayList<>();
      int before = found;
      try {
        List<Message> messages = receive(consumer);
        while (!messages.isEmpty()) {
          if (found == before) {
            console.line("  %s: events that %s failed on", consumer.queue(), consumer.function());
          }
          for (Message message : messages) {
            found++;
            kept.add(message.receiptHandle());
            if (delivered(consumer, message, dryRun)) {
              sqs.deleteMessage(
                  r -> r.queueUrl(consumer.queueUrl()).receiptHandle(message.receiptHandle()));
              kept.remove(message.receiptHandle());
            }
          }
          messages = receive(consumer);
        }
      } finally {
        kept.forEach(handle -> release(consumer, handle));
      }
      still += kept.size();
    }
    return new Tally(found, still);
  }

  private boolean delivered(EventConsumer consumer, Message message, boolean dryRun) {
    Optional<DeadLetter> letter = DeadLetter.read(message);
    if (letter.isEmpty()) {
      console.line("    message %s is no event of the bus", message.messageId());
      return false;
    }
    console.line("    %s: %s", letter.get().name(), letter.get().reason());
    if (dryRun) {
      return false;
    }
    Optional<String> failure = functions.deliver(consumer.function(), letter.get().event());
    console.line(
        "    %s %s%s",
        failure.isEmpty() ? "✔" : "✘",
        letter.get().name(),
        failure.map(reason -> "  " + reason).orElse(""));
    return failure.isEmpty();
  }

  /** Waits a moment: a short look does not see every message. */
  private List<Message> receive(EventConsumer consumer) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(consumer.queueUrl())
                    .maxNumberOfMessages(BATCH)
                    .messageAttributeNames("All")
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .waitTimeSeconds(1))
        .messages();
  }

  private void release(EventConsumer consumer, String handle) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(consumer.queueUrl()).receiptHandle(handle).visibilityTimeout(0));
  }

  /**
   * What was done.
   *
   * @param found how many there were
   * @param still how many of them failed again
   */
  record Tally(int found, int still) {

    /** Says how many there were. */
    String events() {
      return Amounts.count(found, "event", "events");
    }
  }
}
