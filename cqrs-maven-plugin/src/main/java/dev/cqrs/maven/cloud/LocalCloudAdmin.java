package dev.cqrs.maven.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a local cloud how it is, and tells it to stop. */
public final class LocalCloudAdmin {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * Asks how it is.
   *
   * @param endpoint where it listens
   * @return its answer; empty when nothing or something else answers there
   */
  public Optional<JsonNode> health(URI endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/_cqrs/health")).timeout(PATIENCE).build();
    return send(request)
        .filter(response -> response.statusCode() == 200)
        .flatMap(LocalCloudAdmin::json)
        .filter(health -> health.path("status").asText().equals("UP"));
  }

  /**
   * Tells it to stop, and returns when its process has ended or after ten seconds.
   *
   * @param state the running local cloud
   * @return whether its process has ended
   */
  public boolean stop(LocalCloudState state) {
    HttpRequest request =
        HttpRequest.newBuilder(state.endpoint().resolve("/_cqrs/stop"))
            .header("x-cqrs-secret", state.secret())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    send(request);
    for (int look = 0; look < 200 && state.isAlive(); look++) {
      Pause.of(Duration.ofMillis(50));
    }
    return !state.isAlive();
  }

  private Optional<HttpResponse<String>> send(HttpRequest request) {
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException unreachable) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> json(HttpResponse<String> response) {
    try {
      return Optional.ofNullable(JSON.readTree(response.body()));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }
}
