package dev.cqrs.maven.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * An event that a function failed on, as it lies in the function's queue.
 *
 * @param handle what the message is deleted or released by
 * @param event the event as the bus delivered it
 * @param reason why it is there
 */
record DeadLetter(String handle, JsonNode event, String reason) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a message; empty when it is no event of the bus, so that nobody can deliver it. */
  static Optional<DeadLetter> read(Message message) {
    JsonNode body;
    try {
      body = JSON.readTree(message.body());
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
    // Lambda wraps what the function got; the bus sends what it could not hand over as it is.
    boolean handedOver = body.has("requestPayload");
    JsonNode event = handedOver ? body.path("requestPayload") : body;
    if (!event.path("detail").isObject()) {
      return Optional.empty();
    }
    String reason =
        handedOver
            ? body.at("/responsePayload/errorMessage")
                .asText(body.at("/requestContext/condition").asText("it failed"))
            : undelivered(message);
    return Optional.of(new DeadLetter(message.receiptHandle(), event, reason));
  }

  private static String undelivered(Message message) {
    return Optional.ofNullable(message.messageAttributes().get("ERROR_CODE"))
        .map(MessageAttributeValue::stringValue)
        .map(code -> "the bus could not deliver it: " + code)
        .orElse("the bus could not deliver it");
  }

  /** The event's type, version and aggregate, for people. */
  String name() {
    JsonNode detail = event.path("detail");
    return "%s, version %s of %s"
        .formatted(
            detail.path("EventType").asText(),
            detail.path("Version").asText(),
            detail.path("AggregateId").asText());
  }
}
