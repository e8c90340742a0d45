package dev.cqrs.maven.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Calls a projection's operations. */
final class ProjectionCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LambdaClient lambda;
  private final String function;

  /**
   * @param lambda client of the region
   * @param function the projection's name
   */
  ProjectionCalls(LambdaClient lambda, String function) {
    this.lambda = lambda;
    this.function = function;
  }

  /**
   * Has one slice of the event store dealt with.
   *
   * @param after where the slice starts, as the last answer told; null for the first slice
   * @throws SliceFailedException if it may work when it is tried again
   */
  JsonNode call(String operation, int segment, int segments, JsonNode after, int limit) {
    ObjectNode request = JSON.createObjectNode();
    request.put("operation", operation);
    request.put("segment", segment).put("segments", segments).put("limit", limit);
    if (after != null) {
      request.set("after", after);
    }
    InvokeResponse response = invoke(request);
    String payload = response.payload().asUtf8String();
    try {
      JsonNode answer = JSON.readTree(payload);
      if (response.functionError() == null && answer.has("scanned")) {
        return answer;
      }
      throw new SliceFailedException(answer.path("errorMessage").asText(payload), null);
    } catch (JsonProcessingException broken) {
      throw new SliceFailedException("it answered no JSON: " + payload, broken);
    }
  }

  private InvokeResponse invoke(ObjectNode request) {
    try {
      return lambda.invoke(
          r ->
              r.functionName(function)
                  .qualifier("live")
                  .payload(SdkBytes.fromUtf8String(request.toString())));
    } catch (LambdaException refused) {
      if (refused.statusCode() == 429 || refused.statusCode() >= 500) {
        throw new SliceFailedException(refused.getMessage(), refused);
      }
      throw refused;
    }
  }

  /** A slice that may work when it is tried again. */
  static final class SliceFailedException extends RuntimeException {

    SliceFailedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
