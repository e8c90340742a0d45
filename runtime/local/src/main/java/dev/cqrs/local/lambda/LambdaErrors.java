package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;

/** The errors by which the service refuses. */
final class LambdaErrors {

  private LambdaErrors() {}

  static AwsError notFound(String message) {
    return error("ResourceNotFoundException", 404, message, "User");
  }

  static AwsError conflict(String message) {
    return error("ResourceConflictException", 409, message, "User");
  }

  /** Refuses a change of something that is no longer at the revision the caller has seen. */
  static void checkRevision(ObjectNode input, JsonNode current) {
    String wanted = input.path("RevisionId").asText("");
    if (!wanted.isEmpty() && !wanted.equals(current.path("RevisionId").asText())) {
      throw error(
          "PreconditionFailedException",
          412,
          "The RevisionId provided does not match the latest RevisionId. Call the GetFunction or the GetAlias API to retrieve the latest RevisionId",
          "User");
    }
  }

  static AwsError invalid(String message) {
    return error("InvalidParameterValueException", 400, message, "User");
  }

  static AwsError tooManyRequests(String reason) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("Reason", reason).put("Type", "User").put("retryAfterSeconds", "1");
    return new AwsError("TooManyRequestsException", 429, "Rate Exceeded.", members);
  }

  private static AwsError error(String code, int status, String message, String type) {
    return new AwsError(
        code, status, message, JsonNodeFactory.instance.objectNode().put("Type", type));
  }
}
