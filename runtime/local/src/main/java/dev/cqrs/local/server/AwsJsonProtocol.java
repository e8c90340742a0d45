package dev.cqrs.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Map;

/**
 * JSON 1.0 and 1.1: the header {@code X-Amz-Target} names service and operation.
 *
 * <p>Blobs stay the base64 text that they are on the wire; {@code JsonNode.binaryValue()} reads
 * such a text just as it reads the binary node of an internal call.
 */
final class AwsJsonProtocol implements Protocol {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> SERVICES =
      Map.of(
          "DynamoDB_20120810", "dynamodb",
          "DynamoDBStreams_20120810", "streams.dynamodb",
          "AWSEvents", "events",
          "AmazonSQS", "sqs",
          "Logs_20140328", "logs",
          "GraniteServiceVersion20100801", "monitoring");

  /** The codes of SQS's older query protocol, which its clients still report. */
  private static final Map<String, String> QUERY_CODES =
      Map.of(
          "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
          "QueueNameExists", "QueueAlreadyExists",
          "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid",
          "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
          "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest",
          "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
          "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress");

  private final Gate gate;

  AwsJsonProtocol(Gate gate) {
    this.gate = gate;
  }

  @Override
  public boolean accepts(Request request) {
    return request.header("x-amz-target").isPresent();
  }

  @Override
  public Response answer(Request request) {
    String target = request.headers().get("x-amz-target");
    int dot = target.lastIndexOf('.');
    String service = SERVICES.get(target.substring(0, Math.max(dot, 0)));
    String operation = target.substring(dot + 1);
    if (service == null) {
      throw AwsError.unsupportedOperation(target.substring(0, Math.max(dot, 0)), operation);
    }
    JsonNode output = gate.call(request, service, operation, input(request));
    return Response.of(200, contentType(request), write(output));
  }

  static ObjectNode input(Request request) {
    if (request.body().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (JSON.readTree(request.text()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new AwsError(
          "SerializationException", 400, "The body is not JSON: " + e.getOriginalMessage());
    }
    throw new AwsError("SerializationException", 400, "The body is not a JSON object");
  }

  static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    ObjectNode body = error.members().deepCopy();
    String target = request.headers().get("x-amz-target");
    boolean queue = target.startsWith("AmazonSQS.");
    body.put("__type", (queue ? "com.amazonaws.sqs#" : "") + error.code());
    body.put("message", error.getMessage());
    Response response = Response.of(error.status(), contentType(request), write(body));
    if (!queue) {
      return response;
    }
    String code = QUERY_CODES.getOrDefault(error.code(), error.code());
    String fault = error.status() < 500 ? "Sender" : "Receiver";
    return response.with("x-amzn-query-error", code + ";" + fault);
  }

  private static String contentType(Request request) {
    String type = request.mediaType();
    return type.startsWith("application/x-amz-json") ? type : "application/x-amz-json-1.0";
  }
}
