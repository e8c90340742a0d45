package dev.cqrs.core.engine;

import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Violation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the problem documents (RFC 9457) that callers get instead of an answer. */
public final class Problem {

  private Problem() {}

  /** Returns a 400: the request could not be understood. */
  public static Answer badRequest(String detail) {
    return of(400, "Bad Request", "bad-request", detail);
  }

  /** Returns a 400 that lists every fault of the request. */
  public static Answer violations(List<Violation> violations) {
    String faults = violations.size() == 1 ? "1 fault" : violations.size() + " faults";
    return of(400, "Bad Request", "invalid-request", "The request has " + faults + ".")
        .with("violations", violations.stream().map(Problem::tree).toList());
  }

  /** Returns a 404: what the request is about does not exist. */
  public static Answer notFound(String detail) {
    return of(404, "Not Found", "not-found", detail);
  }

  /** Returns a 409: the request does not fit the present state; its code tells why. */
  public static Answer conflict(String code, String detail) {
    return of(409, "Conflict", code, detail);
  }

  /** Returns a 413: the request is larger than what can be stored. */
  public static Answer tooLarge(String detail) {
    return of(413, "Content Too Large", "too-large", detail);
  }

  /** Returns a 422: a rule of the domain refused the request. */
  public static Answer rejected(Rejection rejection) {
    return of(422, "Unprocessable Content", rejection.code(), rejection.getMessage());
  }

  /**
   * Returns a 500 that gives away nothing but an id.
   *
   * @param errorId the id under which the failure stands in the log
   */
  public static Answer internal(String errorId) {
    return of(
            500,
            "Internal Server Error",
            "internal-error",
            "The request failed; the log has the reason under errorId " + errorId + ".")
        .with("errorId", errorId);
  }

  /** Returns a 503: the same request may succeed when it is sent again; its code tells why. */
  public static Answer unavailable(String code, String detail) {
    return of(503, "Service Unavailable", code, detail);
  }

  private static Answer of(int status, String title, String code, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", BigDecimal.valueOf(status));
    body.put("detail", detail);
    body.put("code", code);
    return new Answer(status, body);
  }

  private static Map<String, Object> tree(Violation violation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("field", violation.field());
    tree.put("message", violation.message());
    return tree;
  }
}
