package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How an invocation ended.
 *
 * @param payload the answer, or the error as JSON
 * @param functionError {@code Unhandled} if the function failed; empty if it answered
 * @param log the end of what it printed, at most 4 KB
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Outcome(byte[] payload, Optional<String> functionError, String log) {

  static Outcome answer(byte[] payload) {
    return new Outcome(payload, Optional.empty(), "");
  }

  static Outcome error(byte[] payload) {
    return new Outcome(payload, Optional.of("Unhandled"), "");
  }

  static Outcome error(String type, String message) {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("errorType", type)
            .put("errorMessage", message)
            .toString();
    return error(json.getBytes(StandardCharsets.UTF_8));
  }

  Outcome withLog(String printed) {
    return new Outcome(payload, functionError, printed);
  }

  boolean failed() {
    return functionError.isPresent();
  }
}
