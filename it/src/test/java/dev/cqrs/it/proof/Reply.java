package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What came back from a function.
 *
 * @param status the status of the answer; 0 if there was none because the process ended, -1 if the
 *     function threw
 * @param body the body of the answer as a tree
 * @param text all that came back
 */
record Reply(int status, Map<String, Object> body, String text) {

  /** Returns what an answer of the function says. */
  @SuppressWarnings("unchecked")
  static Reply of(byte[] payload) {
    Map<String, Object> answer = (Map<String, Object>) Json.parse(payload);
    return new Reply(
        ((BigDecimal) answer.get("statusCode")).intValueExact(),
        (Map<String, Object>) Json.parse((String) answer.get("body")),
        new String(payload, UTF_8));
  }

  /** Returns the reply of a function that threw. */
  static Reply thrown(byte[] payload) {
    return new Reply(-1, Map.of(), new String(payload, UTF_8));
  }

  /** Returns the reply of a process that ended before it answered. */
  static Reply none() {
    return new Reply(0, Map.of(), "no answer");
  }

  /** Returns whether the command was carried out. */
  boolean acknowledged() {
    return status == 200 || status == 201;
  }

  /** Returns whether nobody can tell yet if the command was carried out. */
  boolean unknown() {
    return status == 0 || status == 503;
  }

  /** Returns the version of the answer. */
  long version() {
    return ((BigDecimal) body.get("version")).longValueExact();
  }
}
