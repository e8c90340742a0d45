package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Envelope;
import dev.cqrs.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

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

  /** Returns what makes the answers. */
  abstract Function<Map<String, Object>, Answer> processor();

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
          Envelope.answer(input.readAllBytes(), copyBodyToTop, this::handle);
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

  private Answer handle(Map<String, Object> request) {
    JsonLog.Line fields =
        LINE.get().copy(request, typeField, "aggregateId", "commandId", "correlationId");
    Answer answer = processor().apply(request);
    fields.copy(answer.body(), "aggregateId", "commandId", "correlationId", "eventType", "code");
    return answer;
  }
}
