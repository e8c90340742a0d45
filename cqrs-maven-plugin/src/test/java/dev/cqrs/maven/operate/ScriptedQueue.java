package dev.cqrs.maven.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A queue of dead letters, and what was done with each by its number. */
final class ScriptedQueue implements SqsClient {

  static final EventConsumer CONSUMER =
      new EventConsumer(
          "shop-dev-check-reaction",
          "https://sqs/000000000000/shop-dev-check-reaction-dead-letters");

  private final List<Message> waiting = new ArrayList<>();
  final List<String> done = new ArrayList<>();

  /** Makes a queue of messages with these bodies, which may have ' for ". */
  ScriptedQueue(String... bodies) {
    IntStream.range(0, bodies.length)
        .mapToObj(number -> message(number, bodies[number].replace('\'', '"')))
        .forEach(waiting::add);
  }

  private static Message message(int number, String body) {
    return Message.builder()
        .messageId("m-" + number)
        .receiptHandle(Integer.toString(number))
        .body(body)
        .messageAttributes(
            Map.of(
                "ERROR_CODE",
                MessageAttributeValue.builder().stringValue("NO_PERMISSIONS").build()))
        .build();
  }

  /** Gives two messages at a time; what was given is hidden. */
  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    List<Message> given = List.copyOf(waiting.subList(0, Math.min(2, waiting.size())));
    waiting.removeAll(given);
    return ReceiveMessageResponse.builder().messages(given).build();
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    done.add("deleted " + request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    done.add("hidden for %d s %s".formatted(request.visibilityTimeout(), request.receiptHandle()));
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
