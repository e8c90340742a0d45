package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message in a queue; guarded by its queue. */
final class Message {

  final String id;
  final String body;
  final JsonNode attributes;
  final String sender;
  final long sentMillis;
  long visibleAtMillis;
  long firstReceivedMillis;
  int receives;
  String receiptHandle = "";

  Message(String id, String body, JsonNode attributes, String sender, long sent, long visibleAt) {
    this.id = id;
    this.body = body;
    this.attributes = attributes;
    this.sender = sender;
    this.sentMillis = sent;
    this.visibleAtMillis = visibleAt;
  }

  /** Returns the message as it is kept in a state file. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("body", body).put("sender", sender).put("sent", sentMillis);
    json.put("visibleAt", visibleAtMillis).put("firstReceived", firstReceivedMillis);
    json.put("receives", receives).put("receiptHandle", receiptHandle);
    json.set("attributes", attributes);
    return json;
  }

  static Message fromJson(JsonNode json) {
    Message message =
        new Message(
            json.get("id").asText(),
            json.get("body").asText(),
            json.get("attributes"),
            json.get("sender").asText(),
            json.get("sent").asLong(),
            json.get("visibleAt").asLong());
    message.firstReceivedMillis = json.get("firstReceived").asLong();
    message.receives = json.get("receives").asInt();
    message.receiptHandle = json.get("receiptHandle").asText();
    return message;
  }
}
