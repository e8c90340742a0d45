package dev.cqrs.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lambda's runtime API for all execution environments; each has a path of its own, which nobody
 * else can guess.
 */
final class RuntimeApiServer implements AutoCloseable {

  static {
    // Otherwise the server waits for more to send, which costs 40 ms for each request.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("runtime-api"));
  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();

  RuntimeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The runtime API cannot listen", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the value of AWS_LAMBDA_RUNTIME_API for an environment. */
  String register(ExecutionEnvironment environment) {
    environments.put(environment.id(), environment);
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + environment.id();
  }

  void remove(ExecutionEnvironment environment) {
    environments.remove(environment.id());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 5);
      ExecutionEnvironment environment = environments.get(path[1]);
      if (environment == null || path.length < 5) {
        respond(exchange, 404, new byte[0]);
        return;
      }
      String what = path[4];
      if (what.equals("invocation/next")) {
        next(environment, exchange);
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (what.equals("init/error")) {
        environment.initializationFailed(body);
      } else if (what.endsWith("/response")) {
        environment.ended(requestId(what), Outcome.answer(body));
      } else if (what.endsWith("/error")) {
        environment.ended(requestId(what), Outcome.error(body));
      } else {
        respond(exchange, 404, new byte[0]);
        return;
      }
      respond(exchange, 202, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String requestId(String what) {
    return what.substring("invocation/".length(), what.lastIndexOf('/'));
  }

  private static void next(ExecutionEnvironment environment, HttpExchange exchange)
      throws IOException, InterruptedException {
    Invocation invocation = environment.awaitNext();
    if (invocation == null) {
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.invokedArn());
    headers.set("Lambda-Runtime-Trace-Id", TraceId.fresh());
    if (!invocation.clientContext().isEmpty()) {
      headers.set("Lambda-Runtime-Client-Context", invocation.clientContext());
    }
    respond(exchange, 200, invocation.payload());
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
