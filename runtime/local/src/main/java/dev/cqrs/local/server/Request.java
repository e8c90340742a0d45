package dev.cqrs.local.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param id the request id that the answer carries
 * @param method the HTTP method in upper case
 * @param path the path, still percent-encoded, with its leading slash
 * @param query the decoded parameters of the query; one without a value has an empty one
 * @param headers the headers, their names in lower case
 * @param body the body; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not changed by anybody
record Request(
    String id,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /** Returns a header by its name in lower case. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the media type of the body without its parameters, in lower case; empty if none. */
  String mediaType() {
    String type = headers.getOrDefault("content-type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the body as UTF-8 text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns who signed the request. */
  Optional<Signature> signature() {
    return Signature.of(this);
  }

  /** Decodes the parameters of a query or of a form, in the order of their names. */
  static Map<String, String> parameters(String raw) {
    Map<String, String> parameters = new TreeMap<>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decode(name), decode(value));
      }
    }
    return parameters;
  }

  /** Decodes a part of a path, in which a plus sign is a plus sign. */
  static String decodePath(String raw) {
    return decode(raw.replace("+", "%2B"));
  }

  private static String decode(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }
}
