package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The operations upon messages. */
final class MessageOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LARGEST_BATCH = 10;

  private final Cloud cloud;
  private final Queues queues;

  MessageOperations(Cloud cloud, Queues queues) {
    this.cloud = cloud;
    this.queues = queues;
  }

  ObjectNode send(ObjectNode input, Caller caller) {
    Queue queue = queues.of(input);
    ObjectNode attributes = queue.attributes();
    Members.only(
        input,
        "sqs:SendMessage",
        Set.of("QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "Id"));
    String body = Members.text(input, "MessageBody");
    int most = QueueAttributes.number(attributes, "MaximumMessageSize");
    if (body.getBytes(StandardCharsets.UTF_8).length > most) {
      throw new AwsError(
          "InvalidParameterValue",
          400,
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + most
              + " bytes.");
    }
    int delay =
        Members.number(
            input, "DelaySeconds", 0, 900, QueueAttributes.number(attributes, "DelaySeconds"));
    long now = System.currentTimeMillis();
    JsonNode messageAttributes =
        input.hasNonNull("MessageAttributes") ? input.get("MessageAttributes") : NODES.objectNode();
    String sender = caller.roleName().orElse(caller.accountId());
    Message message =
        new Message(
            UUID.randomUUID().toString(),
            body,
            messageAttributes,
            sender,
            now,
            now + delay * 1000L);
    ObjectNode output = NODES.objectNode().put("MessageId", message.id);
    output.put("MD5OfMessageBody", Digests.ofText(body));
    if (!messageAttributes.isEmpty()) {
      output.put("MD5OfMessageAttributes", Digests.ofAttributes(messageAttributes));
    }
    queue.add(message);
    queues.changed();
    return output;
  }

  ObjectNode sendBatch(ObjectNode input, Caller caller) {
    return batch(input, entry -> send(entry, caller));
  }

  ObjectNode deleteBatch(ObjectNode input) {
    return batch(
        input,
        entry -> {
          queues.of(entry).delete(Members.text(entry, "ReceiptHandle"));
          queues.changed();
          return NODES.objectNode();
        });
  }

  private ObjectNode batch(ObjectNode input, Function<ObjectNode, ObjectNode> operation) {
    queues.of(input);
    JsonNode entries = input.path("Entries");
    if (entries.isEmpty()) {
      throw new AwsError("EmptyBatchRequest", 400, "There should be at least one entry.");
    }
    if (entries.size() > LARGEST_BATCH) {
      throw new AwsError(
          "TooManyEntriesInBatchRequest",
          400,
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : entries) {
      if (!ids.add(Members.text(entry, "Id"))) {
        throw new AwsError(
            "BatchEntryIdsNotDistinct", 400, "Id " + entry.get("Id").asText() + " repeated.");
      }
    }
    ArrayNode done = NODES.arrayNode();
    ArrayNode failed = NODES.arrayNode();
    for (JsonNode entry : entries) {
      String id = entry.get("Id").asText();
      try {
        ObjectNode single = entry.deepCopy();
        done.add(
            operation.apply(single.put("QueueUrl", input.get("QueueUrl").asText())).put("Id", id));
      } catch (AwsError e) {
        ObjectNode failure = failed.addObject().put("Id", id).put("Code", e.code());
        failure.put("Message", e.getMessage()).put("SenderFault", e.status() < 500);
      }
    }
    ObjectNode output = NODES.objectNode();
    output.set("Successful", done);
    output.set("Failed", failed);
    return output;
  }

  ObjectNode receive(ObjectNode input) {
    Members.only(
        input,
        "sqs:ReceiveMessage",
        Set.of(
            "QueueUrl",
            "MaxNumberOfMessages",
            "VisibilityTimeout",
            "WaitTimeSeconds",
            "AttributeNames",
            "MessageSystemAttributeNames",
            "MessageAttributeNames"));
    Queue queue = queues.of(input);
    ObjectNode attributes = queue.attributes();
    int most = Members.number(input, "MaxNumberOfMessages", 1, 10, 1);
    int hidden = QueueAttributes.number(attributes, "VisibilityTimeout");
    hidden = Members.number(input, "VisibilityTimeout", 0, 43_200, hidden);
    int wait = QueueAttributes.number(attributes, "ReceiveMessageWaitTimeSeconds");
    wait = Members.number(input, "WaitTimeSeconds", 0, 20, wait);
    ArrayNode shown = NODES.arrayNode();
    try {
      for (Message message : queue.receive(most, hidden * 1000L, wait * 1000L)) {
        if (!redriven(queue, attributes, message)) {
          shown.add(ReceivedMessage.show(message, input));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the local cloud stops
    }
    queues.changed();
    ObjectNode output = NODES.objectNode();
    return shown.isEmpty() ? output : output.set("Messages", shown);
  }

  /** Moves a message that was received too often to the queue for dead letters. */
  private boolean redriven(Queue queue, ObjectNode attributes, Message message) {
    String policy = attributes.path("RedrivePolicy").asText("");
    if (policy.isEmpty()) {
      return false;
    }
    JsonNode redrive = QueueAttributes.redrive(policy);
    Queue target = queues.ofArn(cloud, redrive.get("deadLetterTargetArn").asText()).orElse(null);
    if (target == null || message.receives <= redrive.get("maxReceiveCount").asInt()) {
      return false;
    }
    queue
        .remove(message.id)
        .ifPresent(
            moved -> {
              moved.visibleAtMillis = 0;
              target.add(moved);
            });
    return true;
  }

  ObjectNode delete(ObjectNode input) {
    queues.of(input).delete(Members.text(input, "ReceiptHandle"));
    queues.changed();
    return NODES.objectNode();
  }

  ObjectNode changeVisibility(ObjectNode input) {
    int seconds = Members.number(input, "VisibilityTimeout", 0, 43_200, 30);
    String handle = Members.text(input, "ReceiptHandle");
    if (!queues.of(input).changeVisibility(handle, seconds * 1000L)) {
      throw new AwsError(
          "ReceiptHandleIsInvalid", 404, "The input receipt handle is invalid: " + handle);
    }
    queues.changed();
    return NODES.objectNode();
  }
}
