package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Set;

/** The errors by which the service refuses. */
final class LambdaErrors {

  private LambdaErrors() {}

  static AwsError notFound(String message) {
    return error("ResourceNotFoundException", 404, message, "User");
  }

  static AwsError conflict(String message) {
    return error("ResourceConflictException", 409, message, "User");
  }

  static AwsError invalid(String message) {
    return error("InvalidParameterValueException", 400, message, "User");
  }

  static AwsError tooManyRequests(String reason) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("Reason", reason).put("Type", "User").put("retryAfterSeconds", "1");
    return new AwsError("TooManyRequestsException", 429, "Rate Exceeded.", members);
  }

  /** Refuses members of an input that are not supported, by their names. */
  static void refuseOthers(String where, ObjectNode input, Set<String> supported) {
    input
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!supported.contains(name) && !input.get(name).isNull()) {
                throw invalid("The local cloud does not support " + name + " of " + where);
              }
            });
  }

  private static AwsError error(String code, int status, String message, String type) {
    return new AwsError(
        code, status, message, JsonNodeFactory.instance.objectNode().put("Type", type));
  }
}
