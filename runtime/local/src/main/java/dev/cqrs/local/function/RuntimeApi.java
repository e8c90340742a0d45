package dev.cqrs.local.function;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client of Lambda's runtime API.
 *
 * <p>It uses the JDK's older HTTP client, because that one loads fewer classes and its loading is
 * part of every cold start.
 */
final class RuntimeApi {

  private final String base;

  /**
   * @param address host and port, and perhaps a path, as Lambda gives it to its functions
   */
  RuntimeApi(String address) {
    this.base = "http://" + address + "/2018-06-01/runtime/";
  }

  /** Waits for the next invocation. */
  InvocationRequest next() throws IOException {
    HttpURLConnection connection = open("invocation/next");
    try (InputStream body = connection.getInputStream()) {
      InvocationRequest request = new InvocationRequest();
      request.setId(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
      request.setInvokedFunctionArn(
          connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"));
      request.setDeadlineTimeInMs(
          Long.parseLong(connection.getHeaderField("Lambda-Runtime-Deadline-Ms")));
      request.setXrayTraceId(connection.getHeaderField("Lambda-Runtime-Trace-Id"));
      request.setClientContext(connection.getHeaderField("Lambda-Runtime-Client-Context"));
      request.setContent(body.readAllBytes());
      return request;
    }
  }

  void answer(String requestId, byte[] payload) throws IOException {
    post("invocation/" + requestId + "/response", null, payload);
  }

  void error(String requestId, String type, String payload) throws IOException {
    post("invocation/" + requestId + "/error", type, payload.getBytes(StandardCharsets.UTF_8));
  }

  void initializationError(String type, String payload) throws IOException {
    post("init/error", type, payload.getBytes(StandardCharsets.UTF_8));
  }

  private void post(String path, String errorType, byte[] payload) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(payload.length);
    connection.setRequestProperty("Content-Type", "application/json");
    if (errorType != null) {
      connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
    }
    try (OutputStream body = connection.getOutputStream()) {
      body.write(payload);
    }
    try (InputStream answer = connection.getInputStream()) {
      // Read to its end, or the connection cannot be used again.
      answer.readAllBytes();
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setUseCaches(false);
    return connection;
  }
}
