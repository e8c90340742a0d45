package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Delivers events to targets; what cannot be delivered goes to the target's dead-letter queue.
 *
 * <p>The first attempt is made before PutEvents answers, because both kinds of target accept an
 * event by keeping it: so a restart loses nothing. Pauses between attempts start at a second.
 */
final class Delivery implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cloud cloud;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "event-retries");
            thread.setDaemon(true);
            return thread;
          });

  Delivery(Cloud cloud) {
    this.cloud = cloud;
  }

  void deliver(String ruleArn, JsonNode target, String event) {
    attempt(ruleArn, target, event, 0, System.currentTimeMillis());
  }

  private void attempt(String ruleArn, JsonNode target, String event, int retry, long begin) {
    String arn = target.path("Arn").asText();
    try {
      if (arn.startsWith("arn:aws:lambda:")) {
        toFunction(ruleArn, arn, event);
      } else {
        toQueue(arn, event, Map.of());
      }
    } catch (AwsError e) {
      boolean mayPass = e.status() >= 500 || e.status() == 429;
      long age = (System.currentTimeMillis() - begin) / 1_000;
      JsonNode policy = target.path("RetryPolicy");
      boolean again =
          mayPass
              && retry < policy.path("MaximumRetryAttempts").asInt(185)
              && age < policy.path("MaximumEventAgeInSeconds").asInt(86_400);
      if (again) {
        long pause = Math.min(60, 1L << Math.min(retry, 6));
        var unused =
            retries.schedule(
                () -> attempt(ruleArn, target, event, retry + 1, begin), pause, TimeUnit.SECONDS);
      } else {
        giveUp(ruleArn, target, event, retry, e);
      }
    }
  }

  private void toFunction(String ruleArn, String arn, String event) {
    if (!permitted(ruleArn, arn)) {
      throw new AwsError(
          "NO_PERMISSIONS",
          403,
          "The function's policy does not let events.amazonaws.com invoke "
              + arn
              + " for "
              + ruleArn);
    }
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("FunctionName", arn).put("InvocationType", "Event");
    input.put("Payload", event.getBytes(StandardCharsets.UTF_8));
    cloud.call("lambda", "Invoke", input);
  }

  private boolean permitted(String ruleArn, String functionArn) {
    try {
      ObjectNode input = JsonNodeFactory.instance.objectNode().put("FunctionName", functionArn);
      String policy = cloud.call("lambda", "GetPolicy", input).path("Policy").asText();
      for (JsonNode statement : JSON.readTree(policy).path("Statement")) {
        String action = statement.path("Action").asText();
        String source =
            statement.path("Condition").path("ArnLike").path("AWS:SourceArn").asText("*");
        String account =
            statement
                .path("Condition")
                .path("StringEquals")
                .path("AWS:SourceAccount")
                .asText(Cloud.ACCOUNT_ID);
        if (statement.path("Principal").path("Service").asText().equals("events.amazonaws.com")
            && (action.equals("lambda:InvokeFunction") || action.equals("lambda:*"))
            && account.equals(Cloud.ACCOUNT_ID)
            && like(source, ruleArn)) {
          return true;
        }
      }
      return false;
    } catch (AwsError e) {
      if (e.code().equals("ResourceNotFoundException")
          && e.getMessage().startsWith("The resource")) {
        return false;
      }
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("A function's policy is not JSON", e);
    }
  }

  private static boolean like(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote("" + c));
    }
    return text.matches(regex.toString());
  }

  private void toQueue(String arn, String body, Map<String, String> attributes) {
    ObjectNode find =
        JsonNodeFactory.instance
            .objectNode()
            .put("QueueName", arn.substring(arn.lastIndexOf(':') + 1));
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.set("QueueUrl", cloud.call("sqs", "GetQueueUrl", find).get("QueueUrl"));
    message.put("MessageBody", body);
    if (!attributes.isEmpty()) {
      ObjectNode all = message.putObject("MessageAttributes");
      attributes.forEach(
          (key, value) -> all.putObject(key).put("DataType", "String").put("StringValue", value));
    }
    cloud.call("sqs", "SendMessage", message);
  }

  private void giveUp(String ruleArn, JsonNode target, String event, int retry, AwsError error) {
    LOG.log(
        System.Logger.Level.WARNING,
        "An event of "
            + ruleArn
            + " was not delivered to "
            + target.path("Arn").asText()
            + ": "
            + error.getMessage());
    String queue = target.path("DeadLetterConfig").path("Arn").asText("");
    if (queue.isEmpty()) {
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("RULE_ARN", ruleArn);
    attributes.put("TARGET_ARN", target.path("Arn").asText());
    boolean missing = error.status() == 404 || error.code().contains("NonExistentQueue");
    attributes.put("ERROR_CODE", missing ? "NO_RESOURCE" : error.code());
    attributes.put("ERROR_MESSAGE", error.getMessage());
    attributes.put("RETRY_ATTEMPTS", Integer.toString(retry));
    if (retry > 0) {
      attributes.put("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts");
    }
    try {
      toQueue(queue, event, attributes);
    } catch (AwsError e) {
      LOG.log(System.Logger.Level.ERROR, "Nor can it be sent to " + queue + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    retries.shutdownNow();
  }
}
