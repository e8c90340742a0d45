package dev.cqrs.it.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Lambda's runtime API for the processes of functions, each on a path of its own. */
final class RuntimeApi {

  static {
    // Otherwise the server waits for more to send, which costs 40 ms for each request.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Map<String, FunctionProcess> PROCESSES = new ConcurrentHashMap<>();
  private static final HttpServer SERVER = start();

  private RuntimeApi() {}

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "runtime-api");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/", RuntimeApi::handle);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the value of AWS_LAMBDA_RUNTIME_API for a process. */
  static String register(String id, FunctionProcess process) {
    PROCESSES.put(id, process);
    return "127.0.0.1:" + SERVER.getAddress().getPort() + "/" + id;
  }

  static void remove(String id) {
    PROCESSES.remove(id);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // /<id>/2018-06-01/runtime/invocation/<request id>/response
      String[] path = exchange.getRequestURI().getPath().split("/", 7);
      FunctionProcess process = PROCESSES.get(path[1]);
      if (process == null) {
        return;
      }
      if (path[path.length - 1].equals("next")) {
        next(exchange, process.next());
        return;
      }
      process.ended(
          path[path.length - 2],
          path[path.length - 1].equals("response"),
          exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void next(HttpExchange exchange, FunctionProcess.Invocation invocation)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + FunctionProcess.TIMEOUT.toMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:f");
    exchange.sendResponseHeaders(200, invocation.payload().length);
    exchange.getResponseBody().write(invocation.payload());
  }
}
