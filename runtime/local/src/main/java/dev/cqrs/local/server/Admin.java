package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** The requests to the local cloud itself: its health, and its end. */
public final class Admin implements Protocol {

  private static final String PREFIX = "/_cqrs/";
  private static final String TYPE = "application/json";

  private final String secret;
  private final Supplier<JsonNode> health;
  private final Runnable stop;

  /**
   * @param secret what a request to stop has to carry in the header {@code x-cqrs-secret}
   * @param health makes the report of the health
   * @param stop begins to stop the local cloud and returns at once
   */
  public Admin(String secret, Supplier<JsonNode> health, Runnable stop) {
    this.secret = secret;
    this.health = health;
    this.stop = stop;
  }

  @Override
  public boolean accepts(Request request) {
    return request.path().startsWith(PREFIX);
  }

  @Override
  public Response answer(Request request) {
    String line = request.method() + " " + request.path();
    if (line.equals("GET /_cqrs/health")) {
      return Response.of(200, TYPE, AwsJsonProtocol.write(health.get()));
    }
    if (line.equals("POST /_cqrs/stop")) {
      String given = request.headers().getOrDefault("x-cqrs-secret", "");
      if (!MessageDigest.isEqual(bytes(given), bytes(secret))) {
        throw new AwsError("Forbidden", 403, "The header x-cqrs-secret is missing or wrong");
      }
      stop.run();
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "STOPPING");
      return Response.of(202, TYPE, AwsJsonProtocol.write(body));
    }
    throw new AwsError("NotFound", 404, "There is nothing at " + line);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", error.status()).put("detail", error.getMessage());
    return Response.of(error.status(), TYPE, AwsJsonProtocol.write(body));
  }
}
