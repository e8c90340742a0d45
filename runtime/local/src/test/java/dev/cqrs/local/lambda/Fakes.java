package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The services beside the ones under test, as small as they can be. */
final class Fakes {

  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  final List<String> logLines = new CopyOnWriteArrayList<>();
  final List<JsonNode> messages = new CopyOnWriteArrayList<>();

  List<Service> services() {
    return List.of(
        service("s3", this::object), service("sqs", this::queue), service("logs", this::log));
  }

  private interface Call {
    JsonNode perform(String operation, ObjectNode input);
  }

  private static Service service(String id, Call call) {
    return new Service() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public JsonNode call(String operation, ObjectNode input, Caller caller) {
        return call.perform(operation, input);
      }
    };
  }

  private JsonNode object(String operation, ObjectNode input) {
    byte[] body = objects.get(input.path("Key").asText());
    if (body == null) {
      throw new AwsError("NoSuchKey", 404, "The specified key does not exist.");
    }
    return JsonNodeFactory.instance.objectNode().put("Body", body);
  }

  private JsonNode queue(String operation, ObjectNode input) {
    if (operation.equals("GetQueueUrl")) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("QueueUrl", "http://queue/" + input.path("QueueName").asText());
    }
    messages.add(input.deepCopy());
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode log(String operation, ObjectNode input) {
    input.path("logEvents").forEach(event -> logLines.add(event.path("message").asText()));
    return JsonNodeFactory.instance.objectNode();
  }
}
