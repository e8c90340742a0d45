package dev.cqrs.core.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a caller gets.
 *
 * @param status the HTTP status; from 400 on the body is a problem document of RFC 9457
 * @param body the body as a tree
 * @param headers headers besides those that every answer has, by their names in lower case
 */
public record Answer(int status, Map<String, Object> body, Map<String, String> headers) {

  /** Keeps immutable copies of body and headers. */
  public Answer {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    headers = Map.copyOf(headers);
  }

  /** Makes an answer without further headers. */
  public Answer(int status, Map<String, Object> body) {
    this(status, body, Map.of());
  }

  /** Returns whether the body is a problem document. */
  public boolean isProblem() {
    return status >= 400;
  }

  /** Returns the same answer with one more field of the body. */
  Answer with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(field, value);
    return new Answer(status, more, headers);
  }

  /** Returns the same answer with one more header. */
  Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }
}
