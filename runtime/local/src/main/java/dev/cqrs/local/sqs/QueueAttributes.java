package dev.cqrs.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Map;
import java.util.Set;

/** The attributes of queues: which there are, their defaults and their bounds. */
final class QueueAttributes {

  private record Bounds(long least, long most, long otherwise) {}

  private static final Map<String, Bounds> NUMBERS =
      Map.of(
          "DelaySeconds", new Bounds(0, 900, 0),
          "MaximumMessageSize", new Bounds(1024, 1_048_576, 1_048_576),
          "MessageRetentionPeriod", new Bounds(60, 1_209_600, 345_600),
          "ReceiveMessageWaitTimeSeconds", new Bounds(0, 20, 0),
          "VisibilityTimeout", new Bounds(0, 43_200, 30),
          "KmsDataKeyReusePeriodSeconds", new Bounds(60, 86_400, 300));

  /** Kept and shown; encryption and policies have no effect here. */
  private static final Set<String> TEXTS =
      Set.of(
          "Policy",
          "RedrivePolicy",
          "RedriveAllowPolicy",
          "KmsMasterKeyId",
          "SqsManagedSseEnabled");

  private static final Set<String> COMPUTED =
      Set.of(
          "All",
          "QueueArn",
          "CreatedTimestamp",
          "LastModifiedTimestamp",
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesDelayed",
          "ApproximateNumberOfMessagesNotVisible",
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit");

  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueAttributes() {}

  static boolean known(String name) {
    return NUMBERS.containsKey(name) || TEXTS.contains(name) || COMPUTED.contains(name);
  }

  /**
   * Returns a copy of the attributes that an input sets.
   *
   * @throws AwsError naming one that cannot be set, or whose value is out of bounds
   */
  static ObjectNode checked(JsonNode attributes) {
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      String name = attribute.getKey();
      String value = attribute.getValue().asText();
      if (NUMBERS.containsKey(name)) {
        checkBounds(name, value, NUMBERS.get(name));
      } else if (name.equals("RedrivePolicy") && !value.isEmpty()) {
        redrive(value);
      } else if (!TEXTS.contains(name)) {
        throw refused(name, value);
      }
      checked.put(name, value);
    }
    return checked;
  }

  private static AwsError refused(String name, String value) {
    return COMPUTED.contains(name)
        ? AwsError.unsupportedOperation("sqs", "queues with " + name + " " + value)
        : new AwsError("InvalidAttributeName", 400, "Unknown Attribute " + name + ".");
  }

  private static void checkBounds(String name, String value, Bounds bounds) {
    boolean number = value.matches("\\d{1,9}");
    long seconds = number ? Long.parseLong(value) : -1;
    if (!number || seconds < bounds.least() || seconds > bounds.most()) {
      throw new AwsError(
          "InvalidAttributeValue",
          400,
          "Invalid value for the parameter "
              + name
              + ": must be between "
              + bounds.least()
              + " and "
              + bounds.most()
              + ", but was "
              + value
              + ".");
    }
  }

  /** Returns a redrive policy as a structure. */
  static JsonNode redrive(String policy) {
    try {
      JsonNode redrive = JSON.readTree(policy);
      boolean valid =
          redrive.path("deadLetterTargetArn").isTextual()
              && redrive.path("maxReceiveCount").asInt(0) >= 1
              && redrive.path("maxReceiveCount").asInt(0) <= 1000;
      if (valid) {
        return redrive;
      }
    } catch (JsonProcessingException e) {
      throw new AwsError(
          "InvalidAttributeValue", 400, "RedrivePolicy is not JSON: " + e.getOriginalMessage());
    }
    throw new AwsError(
        "InvalidAttributeValue",
        400,
        "RedrivePolicy must have deadLetterTargetArn and a maxReceiveCount from 1 to 1000");
  }

  /** Returns the attributes with the defaults of those that are not set. */
  static ObjectNode withDefaults(ObjectNode set) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    NUMBERS.forEach(
        (name, bounds) -> {
          if (!name.startsWith("Kms")) {
            all.put(name, Long.toString(bounds.otherwise()));
          }
        });
    if (!set.has("KmsMasterKeyId")) {
      all.put("SqsManagedSseEnabled", "true");
    }
    all.setAll(set);
    return all;
  }

  /** Returns the value of an attribute, or its default. */
  static JsonNode value(ObjectNode set, String name) {
    JsonNode value = withDefaults(set).get(name);
    return value == null ? TextNode.valueOf("") : value;
  }

  /** Returns the value of a number in an attribute, or its default. */
  static int number(ObjectNode set, String name) {
    return value(set, name).asInt();
  }
}
