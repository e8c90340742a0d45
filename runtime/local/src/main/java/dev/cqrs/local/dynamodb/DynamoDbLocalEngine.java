package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * DynamoDB Local, on a class path of its own and reached through its server on the loopback
 * address.
 *
 * <p>Its licence forbids compiling against it, so it is found by the user's build and started by
 * reflection.
 */
public final class DynamoDbLocalEngine implements DatabaseEngine {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUNNER = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
          + "SignedHeaders=host, Signature=0";

  private static final int DESCRIPTIONS = 10;

  private final Object server;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Starts the database; this takes one to two seconds.
   *
   * @param classPath the jars of DynamoDB Local and of all it needs
   * @param folder the folder of its files
   */
  public DynamoDbLocalEngine(List<Path> classPath, Path folder) {
    this(classPath, "-dbPath", folder.toString());
  }

  private DynamoDbLocalEngine(List<Path> classPath, String... storage) {
    URLClassLoader loader =
        new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      String[] options =
          Stream.concat(Stream.of(storage), Stream.of("-sharedDb", "-disableTelemetry"))
              .toArray(String[]::new);
      server =
          loader
              .loadClass(RUNNER)
              .getMethod("createServerFromCommandLineArgs", String[].class)
              .invoke(null, (Object) options);
      Object connector = loopbackConnector();
      server.getClass().getMethod("safeStart").invoke(server);
      int port = (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
      address = URI.create("http://127.0.0.1:" + port + "/");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DynamoDB Local cannot be started", e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Starts a database that keeps nothing after its end, for tests. */
  public static DynamoDbLocalEngine inMemory(List<Path> classPath) {
    return new DynamoDbLocalEngine(classPath, "-inMemory");
  }

  private static URL[] urls(List<Path> classPath) {
    try {
      URL[] urls = new URL[classPath.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = classPath.get(i).toUri().toURL();
      }
      return urls;
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Of itself the server listens on all addresses, and on a port that may be in use. */
  private Object loopbackConnector() throws ReflectiveOperationException {
    Field field = server.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(server);
    Object connector = Array.get(jetty.getClass().getMethod("getConnectors").invoke(jetty), 0);
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    return connector;
  }

  /** Returns where its server listens, for clients that speak HTTP. */
  public URI address() {
    return address;
  }

  /**
   * {@inheritDoc}
   *
   * <p>While an index comes or goes, DynamoDB Local now and then fails to describe its table: it
   * counts the items of a column that is no longer or not yet there. So a description that fails on
   * its side is asked for again, as AWS's own clients do.
   */
  @Override
  public JsonNode call(String target, ObjectNode input) {
    for (int attempt = 1; ; attempt++) {
      try {
        return send(target, input);
      } catch (AwsError failed) {
        if (failed.status() < 500 || attempt == DESCRIPTIONS || !target.contains(".Describe")) {
          throw failed;
        }
        LockSupport.parkNanos(Duration.ofMillis(20L * attempt).toNanos());
      }
    }
  }

  private JsonNode send(String target, ObjectNode input) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", target)
              .header("Authorization", SIGNATURE)
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(input)))
              .build();
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      JsonNode body =
          response.body().length == 0
              ? JsonNodeFactory.instance.objectNode()
              : JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw error(response.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError("InternalServerError", 500, "The call was interrupted");
    }
  }

  private static AwsError error(int status, JsonNode body) {
    String type = body.path("__type").asText("InternalServerError");
    String message = body.path("message").asText(body.path("Message").asText(""));
    ObjectNode members = body.isObject() ? body.deepCopy() : JsonNodeFactory.instance.objectNode();
    members.remove(List.of("__type", "message", "Message"));
    return new AwsError(type.substring(type.indexOf('#') + 1), status, message, members);
  }

  @Override
  public void close() {
    try {
      server.getClass().getMethod("stop").invoke(server);
      // Its class loader stays open: the thread that writes the files ends a little later.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DynamoDB Local cannot be stopped", e);
    }
  }
}
