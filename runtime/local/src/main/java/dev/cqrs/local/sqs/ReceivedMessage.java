package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a receiver gets to see of a message. */
final class ReceivedMessage {

  private ReceivedMessage() {}

  /** Returns a message with the attributes that the input of the operation asks for. */
  static ObjectNode show(Message message, ObjectNode input) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("MessageId", message.id).put("ReceiptHandle", message.receiptHandle);
    shown.put("MD5OfBody", Digests.ofText(message.body)).put("Body", message.body);
    Map<String, String> system =
        Map.of(
            "SenderId", message.sender,
            "SentTimestamp", Long.toString(message.sentMillis),
            "ApproximateReceiveCount", Integer.toString(message.receives),
            "ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceivedMillis));
    system.forEach(
        (name, value) -> {
          if (asked(input.path("AttributeNames"), name)
              || asked(input.path("MessageSystemAttributeNames"), name)) {
            shown.withObject("/Attributes").put(name, value);
          }
        });
    for (Map.Entry<String, JsonNode> attribute : message.attributes.properties()) {
      if (asked(input.path("MessageAttributeNames"), attribute.getKey())) {
        shown.withObject("/MessageAttributes").set(attribute.getKey(), attribute.getValue());
      }
    }
    if (shown.has("MessageAttributes")) {
      shown.put("MD5OfMessageAttributes", Digests.ofAttributes(shown.get("MessageAttributes")));
    }
    return shown;
  }

  /** Names may be All, or end in .* for a prefix. */
  private static boolean asked(JsonNode names, String name) {
    for (JsonNode node : names) {
      String asked = node.asText();
      boolean prefix =
          asked.endsWith(".*") && name.startsWith(asked.substring(0, asked.length() - 2));
      if (asked.equals("All") || asked.equals(name) || prefix) {
        return true;
      }
    }
    return false;
  }
}
