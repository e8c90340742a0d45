package dev.cqrs.aws.eventbridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cqrs.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** A server on loopback that answers PutEvents and refuses entries as told. */
final class ScriptedEventBridge implements AutoCloseable {

  private final HttpServer server;
  private final EventBridgeClient client;
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Map<String, Long> refusedVersions = new HashMap<>();
  private final List<Entry> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> requestSizes = new CopyOnWriteArrayList<>();

  /** An entry that was taken. */
  record Entry(String bus, String source, String type, Map<String, Object> detail) {}

  ScriptedEventBridge() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  EventBridgeClient client() {
    return client;
  }

  /** Refuses entries of an aggregate a number of times. */
  void refuse(String aggregateId, int times) {
    refusals.put(aggregateId, times);
  }

  /** Refuses one event of an aggregate for ever. */
  void refuseVersion(String aggregateId, long version) {
    refusedVersions.put(aggregateId, version);
  }

  List<Entry> taken() {
    return taken;
  }

  List<Integer> requestSizes() {
    return requestSizes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<?, ?> request = (Map<?, ?>) Json.parse(exchange.getRequestBody().readAllBytes());
    List<?> entries = (List<?>) request.get("Entries");
    requestSizes.add(entries.size());
    List<Object> results = new ArrayList<>();
    entries.forEach(entry -> results.add(result((Map<?, ?>) entry)));
    byte[] body = Json.writeBytes(Map.of("FailedEntryCount", 0, "Entries", results));
    exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> result(Map<?, ?> entry) {
    Map<String, Object> detail = (Map<String, Object>) Json.parse((String) entry.get("Detail"));
    long version = ((Number) detail.get("Version")).longValue();
    boolean never =
        refusedVersions.getOrDefault((String) detail.get("AggregateId"), -1L) == version;
    int left = never ? 1 : refusals.getOrDefault((String) detail.get("AggregateId"), 0);
    if (left > 0) {
      refusals.put((String) detail.get("AggregateId"), left - 1);
      return Map.of("ErrorCode", "ThrottlingException", "ErrorMessage", "Rate exceeded");
    }
    taken.add(
        new Entry(
            (String) entry.get("EventBusName"),
            (String) entry.get("Source"),
            (String) entry.get("DetailType"),
            detail));
    return Map.of("EventId", "id-" + taken.size());
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
