package dev.cqrs.core.engine;

import dev.cqrs.core.json.Json;
import dev.cqrs.core.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The form in which functions get requests and give answers, called directly or over HTTP. */
public final class Envelope {

  private static final String BODY = "body";

  private Envelope() {}

  /** A request that is not one. */
  private static final class BadRequest extends RuntimeException {
    BadRequest(String detail) {
      super(detail, null, false, false);
    }
  }

  /**
   * Returns the answer to a request as a tree with {@code statusCode}, {@code headers} and {@code
   * body}, a JSON text.
   *
   * @param payload the request as JSON, or an object whose {@code body} is the request as a text,
   *     in Base64 if {@code isBase64Encoded}
   * @param copyBodyToTop whether the fields of the body stand beside it again
   * @param processor makes the answer
   */
  public static Map<String, Object> answer(
      byte[] payload, boolean copyBodyToTop, Function<Map<String, Object>, Answer> processor) {
    Answer answer;
    try {
      answer = processor.apply(request(payload));
    } catch (BadRequest e) {
      answer = Problem.badRequest(e.getMessage());
    }
    return wrap(answer, copyBodyToTop);
  }

  private static Map<String, Object> wrap(Answer answer, boolean copyBodyToTop) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(
        "content-type", answer.isProblem() ? "application/problem+json" : "application/json");
    if (answer.status() == 503) {
      headers.put("retry-after", "1");
    }
    headers.putAll(answer.headers());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("statusCode", BigDecimal.valueOf(answer.status()));
    envelope.put("headers", headers);
    envelope.put(BODY, Json.write(answer.body()));
    if (copyBodyToTop) {
      answer.body().forEach(envelope::putIfAbsent);
    }
    return envelope;
  }

  private static Map<String, Object> request(byte[] payload) {
    Map<String, Object> request = object("The request", payload);
    boolean direct = request.containsKey("commandType") || request.containsKey("queryType");
    boolean http = request.containsKey(BODY) || request.containsKey("requestContext");
    // A command may have a component named body: with a type at the top it is one.
    return direct || !http ? request : object("The body of the request", body(request));
  }

  private static byte[] body(Map<String, Object> request) {
    Object body = request.get(BODY);
    if (body == null || "".equals(body)) {
      throw new BadRequest("The request has no body.");
    }
    if (!(body instanceof String text)) {
      throw new BadRequest("The body of the request must be a text with JSON.");
    }
    if (!Boolean.TRUE.equals(request.get("isBase64Encoded"))) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("The body of the request is not in Base64.");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String what, byte[] json) {
    Object tree;
    try {
      tree = Json.parse(json);
    } catch (JsonException e) {
      throw new BadRequest(what + " is not JSON: " + e.getMessage() + ".");
    }
    if (tree instanceof Map) {
      return (Map<String, Object>) tree;
    }
    throw new BadRequest(what + " must be a JSON object.");
  }
}
