package dev.cqrs.it.proof;

import dev.cqrs.core.json.Json;
import java.util.Map;

/**
 * A request to the database and, once there is one, its answer.
 *
 * @param request the request
 * @param answer the answer; null while there is none
 */
record Exchange(HttpMessage request, HttpMessage answer) {

  /** Returns the operation, such as {@code PutItem}. */
  String operation() {
    String target = request.header("X-Amz-Target");
    return target.substring(target.indexOf('.') + 1);
  }

  /** Returns whether the operation writes. */
  boolean isWrite() {
    return !operation().equals("Query") && !operation().equals("GetItem");
  }

  /** Returns the input of the operation as a tree. */
  Map<String, Object> input() {
    return tree(request);
  }

  /** Returns the output of the operation as a tree, or the error. */
  Map<String, Object> output() {
    return tree(answer);
  }

  /** Returns whether the operation succeeded. */
  boolean succeeded() {
    return answer.status() == 200;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(HttpMessage message) {
    return (Map<String, Object>) Json.parse(message.body());
  }
}
