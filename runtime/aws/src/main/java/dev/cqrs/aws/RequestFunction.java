package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Deadline;
import dev.cqrs.core.engine.Envelope;
import dev.cqrs.core.engine.Problem;
import dev.cqrs.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;

/** What the functions that answer requests have in common: the envelope and the log. */
abstract class RequestFunction implements RequestStreamHandler {

  private final JsonLog log;
  private final String typeField;
  private final boolean copyBodyToTop;

  /** The line of the request that this thread is handling, for failures deep in the engine. */
  private static final ThreadLocal<JsonLog.Line> LINE = new ThreadLocal<>();

  RequestFunction(JsonLog log, String typeField, boolean copyBodyToTop) {
    this.log = log;
    this.typeField = typeField;
    this.copyBodyToTop = copyBodyToTop;
  }

  /**
   * Returns the answer to a request.
   *
   * @param deadline when Lambda ends the function
   */
  abstract Answer process(Map<String, Object> request, Deadline deadline);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog.Line request = log.line();
    LINE.set(request);
    try {
      if (context != null) {
        request.with("requestId", context.getAwsRequestId());
      }
      Map<String, Object> answer =
          Envelope.answer(
              input.readAllBytes(), copyBodyToTop, read -> handle(read, deadline(context)));
      output.write(Json.writeBytes(answer));
      int status = ((Number) answer.get("statusCode")).intValue();
      request
          .with("statusCode", status)
          .write(status >= 500 ? "ERROR" : status >= 400 ? "WARN" : "INFO", "request answered");
    } finally {
      LINE.remove();
    }
  }

  /** Adds a failure of the engine to the line of the request. */
  final void failed(String errorId, Throwable failure) {
    JsonLog.Line request = LINE.get();
    if (request != null) {
      request.with(errorId, failure);
    }
  }

  /** Returns when Lambda ends a function. */
  static Deadline deadline(Context context) {
    return context == null ? Deadline.none() : context::getRemainingTimeInMillis;
  }

  /** Lambda would log an error of user code, such as a failed assertion, with its message. */
  private Answer answer(Map<String, Object> request, Deadline deadline) {
    try {
      return process(request, deadline);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error e) {
      String errorId = UUID.randomUUID().toString();
      failed(errorId, e);
      return Problem.internal(errorId);
    }
  }

  private Answer handle(Map<String, Object> request, Deadline deadline) {
    JsonLog.Line fields =
        LINE.get().copy(request, typeField, "aggregateId", "commandId", "correlationId");
    Answer answer = answer(request, deadline);
    fields.copy(answer.body(), "aggregateId", "commandId", "correlationId", "eventType", "code");
    return answer;
  }
}
