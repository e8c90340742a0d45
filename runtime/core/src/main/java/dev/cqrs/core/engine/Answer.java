package dev.cqrs.core.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a caller gets.
 *
 * @param status the HTTP status; from 400 on the body is a problem document of RFC 9457
 * @param body the body as a tree
 */
public record Answer(int status, Map<String, Object> body) {

  /** Keeps an immutable copy of the body. */
  public Answer {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }

  /** Returns whether the body is a problem document. */
  public boolean isProblem() {
    return status >= 400;
  }

  /** Returns the same answer with one more field of the body. */
  Answer with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(field, value);
    return new Answer(status, more);
  }
}
