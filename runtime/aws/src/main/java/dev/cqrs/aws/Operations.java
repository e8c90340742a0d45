package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What a function does for an operator besides its job. The request names it: {@code {"operation":
 * "retry", …}}.
 */
final class Operations {

  private static final String OPERATION = "operation";

  /** What a call of a service may take: less than that must not be left. */
  private static final int RESERVE_MILLIS = 10_000;

  private final SortedMap<String, Operation> byName;

  /** One operation. */
  @FunctionalInterface
  interface Operation {

    /**
     * Does what a request asks for.
     *
     * @param request the request
     * @param goesOn asked after each piece of work; false when the time of the function is nearly
     *     over, so that the answer must tell where to go on
     * @return the answer as a tree
     * @throws OperationRefusedException if the request is none
     */
    Map<String, Object> run(Map<String, Object> request, BooleanSupplier goesOn);
  }

  Operations(Map<String, Operation> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /** Returns whether a request asks for an operation. */
  static boolean asksFor(Object request) {
    return request instanceof Map<?, ?> map && map.containsKey(OPERATION);
  }

  /**
   * Does what a request asks for.
   *
   * @throws OperationRefusedException if there is no such operation, or the request is none
   */
  Map<String, Object> run(Map<String, Object> request, Context context, JsonLog.Line line) {
    Object name = request.get(OPERATION);
    Operation operation = name instanceof String text ? byName.get(text) : null;
    if (operation == null) {
      throw new OperationRefusedException(
          "The function has no such operation; it has " + String.join(", ", byName.keySet()) + ".");
    }
    line.with(OPERATION, name);
    return operation.run(
        request, () -> context == null || context.getRemainingTimeInMillis() > RESERVE_MILLIS);
  }
}
