package dev.cqrs.local.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.iam.IamService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** The one port of the local cloud; it is bound to 127.0.0.1 and never to another address. */
public final class Front implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Front.class.getName());

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;
  private volatile long lastRequestMillis = System.currentTimeMillis();

  /**
   * Takes the port; requests wait until {@link #serve} is called.
   *
   * @param port the port, or 0 for any free one
   * @throws IOException if the port cannot be taken
   */
  public Front(int port) throws IOException {
    // Read when the server's classes load. Without the first, Nagle's algorithm and delayed
    // acknowledgements hold every answer back for 40 to 88 ms. The second is longer than clients
    // keep an idle connection, so that it is they who close it.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "150");
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 256);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "request");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
  }

  /** Returns the address under which clients reach the local cloud. */
  public String endpoint() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns how long no AWS request has come in, in milliseconds. */
  public long idleMillis() {
    return System.currentTimeMillis() - lastRequestMillis;
  }

  /**
   * Starts to answer.
   *
   * @param cloud the services
   * @param iam knows the rights of the roles
   * @param admin answers the requests to the local cloud itself
   */
  public void serve(Cloud cloud, IamService iam, Admin admin) {
    Gate gate = new Gate(cloud, iam);
    // The first that accepts answers; S3 comes last because any path may be a bucket's.
    List<Protocol> protocols =
        List.of(
            admin,
            new AwsJsonProtocol(gate),
            new CborProtocol(gate),
            new QueryProtocol(gate),
            new LambdaProtocol(gate),
            new S3Protocol(gate));
    server.createContext("/", exchange -> handle(exchange, protocols));
    server.start();
  }

  private void handle(HttpExchange exchange, List<Protocol> protocols) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      Protocol protocol =
          protocols.stream().filter(p -> p.accepts(request)).findFirst().orElseThrow();
      if (!(protocol instanceof Admin)) {
        lastRequestMillis = System.currentTimeMillis();
      }
      write(exchange, request, answer(protocol, request));
    } catch (IOException | RuntimeException e) {
      // The server would end the connection without a word.
      LOG.log(
          System.Logger.Level.WARNING,
          exchange.getRequestMethod() + " " + exchange.getRequestURI() + " got no answer: " + e);
      throw e;
    }
  }

  private static Response answer(Protocol protocol, Request request) {
    try {
      return protocol.answer(request);
    } catch (AwsError e) {
      return protocol.refuse(request, e);
    } catch (RuntimeException | LinkageError e) {
      // The second comes when a build replaces the jar that this process runs from.
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path() + " failed", e);
      return protocol.refuse(
          request,
          new AwsError("InternalFailure", 500, "The local cloud failed: " + e + ". See its log."));
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (headers.getOrDefault("content-encoding", "").equals("gzip")) {
      try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = unzipped.readAllBytes();
      }
    }
    return new Request(
        UUID.randomUUID().toString(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Request.parameters(exchange.getRequestURI().getRawQuery()),
        headers,
        body);
  }

  private static void write(HttpExchange exchange, Request request, Response response)
      throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("x-amzn-RequestId", request.id());
    exchange.getResponseHeaders().set("x-amz-request-id", request.id());
    // To a HEAD request and with a status of 204, the length stands in a header and no body comes.
    boolean bodiless = request.method().equals("HEAD") || response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(response.body());
      }
    }
  }

  /** Stops to answer, within a second. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
