package dev.cqrs.maven.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The batches of the event store's stream that the publisher gave up, by its dead letters. */
public final class GivenUpBatches {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 10;

  /** Nobody else republishes them meanwhile. */
  private static final int HIDDEN_SECONDS = 60 * 60;

  /** An event takes its time before it is stored, and a function runs for so long at most. */
  private static final Duration OLDER = Duration.ofMinutes(15);

  /** Arrivals are told in seconds, by another clock than the functions'. */
  private static final Duration YOUNGER = Duration.ofMinutes(1);

  private final SqsClient sqs;
  private final String queueUrl;
  private final List<Arrived> batches = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private record Arrived(String handle, Instant first, Instant last, int events) {}

  private GivenUpBatches(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Takes all batches from the queue; they are hidden there until they are removed or released.
   *
   * @param sqs reads the queue
   * @param queueUrl the publisher's queue of dead letters
   * @return the batches
   */
  public static GivenUpBatches take(SqsClient sqs, String queueUrl) {
    GivenUpBatches found = new GivenUpBatches(sqs, queueUrl);
    List<Message> messages = found.receive();
    while (!messages.isEmpty()) {
      messages.forEach(
          message ->
              read(message)
                  .ifPresentOrElse(
                      found.batches::add, () -> found.others.add(message.receiptHandle())));
      messages = found.receive();
    }
    return found;
  }

  /**
   * When their events happened, as far as that is known.
   *
   * @param now the time, after which there can be none
   * @return a time that has all of them, and perhaps others; empty when there is no batch
   */
  public Optional<Window> window(Instant now) {
    Optional<Instant> first = batches.stream().map(Arrived::first).min(Instant::compareTo);
    Optional<Instant> last = batches.stream().map(Arrived::last).max(Instant::compareTo);
    return first.map(
        from -> {
          Instant to = last.orElseThrow().plus(YOUNGER);
          return new Window(from.minus(OLDER), to.isBefore(now) ? to : now);
        });
  }

  /**
   * How many events they have.
   *
   * @return their number
   */
  public int events() {
    return batches.stream().mapToInt(Arrived::events).sum();
  }

  /** Removes them from the queue: their events have been published. */
  public void remove() {
    batches.forEach(
        batch -> sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(batch.handle())));
    batches.clear();
  }

  /** Shows those in the queue again that were not removed, and what is no batch. */
  public void release() {
    batches.forEach(batch -> show(batch.handle()));
    others.forEach(this::show);
  }

  private void show(String handle) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(queueUrl).receiptHandle(handle).visibilityTimeout(0));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .maxNumberOfMessages(BATCH)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .waitTimeSeconds(1))
        .messages();
  }

  /** A message without the two times is not the stream's: it stays where it is. */
  private static Optional<Arrived> read(Message message) {
    try {
      JsonNode batch = JSON.readTree(message.body()).path("DDBStreamBatchInfo");
      return Optional.of(
          new Arrived(
              message.receiptHandle(),
              Instant.parse(batch.path("approximateArrivalOfFirstRecord").asText()),
              Instant.parse(batch.path("approximateArrivalOfLastRecord").asText()),
              batch.path("batchSize").asInt()));
    } catch (JsonProcessingException | DateTimeException other) {
      return Optional.empty();
    }
  }
}
