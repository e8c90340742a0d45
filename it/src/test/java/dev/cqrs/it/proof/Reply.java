package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.engine.ConsistencyToken;
import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
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
    if (payload.length == 0) {
      return new Reply(200, Map.of(), "done");
    }
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

  /**
   * Asserts that this is the answer to a command that was answered before. Only the token may
   * differ: what other commands have added in between it may ask for as well, never for less.
   */
  void assertRepeats(Reply first) {
    assertThat(withoutToken()).isEqualTo(first.withoutToken());
    Map<String, Long> asked = token().eventVersions();
    first
        .token()
        .eventVersions()
        .forEach(
            (type, version) -> assertThat(asked.get(type)).as(type).isBetween(version, version()));
  }

  private Map<String, Object> withoutToken() {
    Map<String, Object> rest = new LinkedHashMap<>(body);
    rest.remove("consistencyToken");
    return rest;
  }

  private ConsistencyToken token() {
    return ConsistencyToken.parse(body.get("consistencyToken"), Decoding.strict());
  }

  /** Returns the version of the answer. */
  long version() {
    return ((BigDecimal) body.get("version")).longValueExact();
  }
}
