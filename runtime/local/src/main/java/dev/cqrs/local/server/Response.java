package dev.cqrs.local.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not changed by anybody
record Response(int status, Map<String, String> headers, byte[] body) {

  /** Returns an answer with a body. */
  static Response of(int status, String contentType, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (body.length > 0) {
      headers.put("Content-Type", contentType);
    }
    return new Response(status, headers, body);
  }

  /** Returns an answer with a body of text. */
  static Response of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns an answer without a body. */
  static Response empty(int status) {
    return of(status, "", new byte[0]);
  }

  /** Returns this answer with one more header. */
  Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
