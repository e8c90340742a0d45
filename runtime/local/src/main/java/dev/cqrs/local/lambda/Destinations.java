package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Cloud;
import java.util.Map;

/** Sends what could not be processed to queues. */
final class Destinations {

  private static final System.Logger LOG = System.getLogger(Destinations.class.getName());

  private final Cloud cloud;

  Destinations(Cloud cloud) {
    this.cloud = cloud;
  }

  /** Refuses an ARN that is no queue, before anything is lost in it. */
  static void check(String arn) {
    if (!arn.isEmpty() && !arn.startsWith("arn:aws:sqs:")) {
      throw LambdaErrors.invalid(
          "The local cloud sends failed events to SQS queues only, but the destination is " + arn);
    }
  }

  /** Sends a body to a queue; returns false and logs if that fails. */
  boolean send(String queueArn, JsonNode body, Map<String, String> attributes) {
    String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    ObjectNode find = JsonNodeFactory.instance.objectNode().put("QueueName", name);
    try {
      ObjectNode message = JsonNodeFactory.instance.objectNode();
      message.set("QueueUrl", cloud.call("sqs", "GetQueueUrl", find).get("QueueUrl"));
      message.put("MessageBody", body.toString());
      ObjectNode all = message.putObject("MessageAttributes");
      attributes.forEach(
          (key, value) -> all.putObject(key).put("DataType", "String").put("StringValue", value));
      cloud.call("sqs", "SendMessage", message);
      return true;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A failed event cannot be sent to " + queueArn, e);
      return false;
    }
  }
}
