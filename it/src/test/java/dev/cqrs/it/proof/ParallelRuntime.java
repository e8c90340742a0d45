package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Calls one handler from several threads, each of which asks the runtime API for invocations, as
 * Lambda does on managed instances.
 */
final class ParallelRuntime {

  private final String base = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/";
  private final RequestStreamHandler handler;

  private ParallelRuntime(RequestStreamHandler handler) {
    this.handler = handler;
  }

  /**
   * Runs until the runtime API is gone.
   *
   * @param arguments the number of threads
   */
  public static void main(String[] arguments) throws Exception {
    ParallelRuntime runtime =
        new ParallelRuntime(
            Class.forName(System.getenv("_HANDLER"))
                .asSubclass(RequestStreamHandler.class)
                .getDeclaredConstructor()
                .newInstance());
    for (int thread = 0; thread < Integer.parseInt(arguments[0]); thread++) {
      new Thread(runtime::run).start();
    }
  }

  private void run() {
    try {
      while (true) {
        HttpURLConnection next = open("runtime/invocation/next");
        byte[] payload;
        try (InputStream in = next.getInputStream()) {
          payload = in.readAllBytes();
        }
        handle(next.getHeaderField("Lambda-Runtime-Aws-Request-Id"), payload);
      }
    } catch (IOException gone) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void handle(String requestId, byte[] payload) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(payload), answer, null);
    } catch (RuntimeException e) {
      post(requestId + "/error", e.toString().getBytes(UTF_8));
      return;
    }
    post(requestId + "/response", answer.toByteArray());
  }

  private void post(String path, byte[] answer) throws IOException {
    HttpURLConnection response = open("runtime/invocation/" + path);
    response.setDoOutput(true);
    response.getOutputStream().write(answer);
    response.getInputStream().readAllBytes();
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(base + path).toURL().openConnection();
  }
}
