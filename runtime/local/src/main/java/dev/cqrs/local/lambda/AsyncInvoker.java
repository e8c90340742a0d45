package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.StateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asynchronous invocations: kept until they have succeeded or were given up.
 *
 * <p>Lambda waits one minute and then two before it tries again; here it is one second and two.
 */
final class AsyncInvoker implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(AsyncInvoker.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "lambda-events";

  private final FunctionStore store;
  private final FunctionPools pools;
  private final Destinations destinations;
  private final StateFiles files;
  private final java.nio.file.Path folder;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(8, DaemonThreads.named("asynchronous-invocations"));

  AsyncInvoker(
      FunctionStore store, FunctionPools pools, Destinations destinations, StateFiles files) {
    this.store = store;
    this.pools = pools;
    this.destinations = destinations;
    this.files = files;
    this.folder = files.folder(FOLDER);
  }

  /** Takes up the events that were accepted before a restart. */
  void start() throws IOException {
    try (var entries = java.nio.file.Files.list(folder)) {
      List<java.nio.file.Path> kept =
          entries
              .filter(file -> file.toString().endsWith(".json"))
              .sorted(Comparator.naturalOrder())
              .toList();
      for (java.nio.file.Path file : kept) {
        String name = file.getFileName().toString().replace(".json", "");
        files.read(FOLDER + "/" + name).ifPresent(event -> submit((ObjectNode) event, 0));
      }
    }
  }

  /** Accepts an event; once this returns, a restart does not lose it. */
  void accept(FunctionName name, String requestId, byte[] payload) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("requestId", requestId).put("function", name.name());
    event.put("qualifier", name.qualifier()).put("accepted", System.currentTimeMillis());
    event.put("payload", new String(payload, StandardCharsets.UTF_8)).put("attempts", 0);
    files.write(FOLDER + "/" + requestId, event);
    submit(event, 0);
  }

  private void submit(ObjectNode event, long delayMillis) {
    try {
      var unused = threads.schedule(() -> run(event), delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "An event waits for the next start", e);
    }
  }

  private void run(ObjectNode event) {
    try {
      attempt(event);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "An event could not be processed; it is tried again", e);
      submit(event, 1_000);
    }
  }

  private void attempt(ObjectNode event) {
    try {
      FunctionName name =
          new FunctionName(event.path("function").asText(), event.path("qualifier").asText());
      FunctionTarget target = store.target(name);
      JsonNode settings = settings(name);
      long age = System.currentTimeMillis() - event.path("accepted").asLong();
      if (age > 1_000L * settings.path("MaximumEventAgeInSeconds").asInt(21_600)) {
        giveUp(event, target, settings, "EventAgeExceeded", null);
        return;
      }
      byte[] payload = event.path("payload").asText().getBytes(StandardCharsets.UTF_8);
      Outcome outcome;
      try {
        outcome = pools.run(target, event.path("requestId").asText(), payload, "");
      } catch (AwsError throttled) {
        // Throttled events are tried again until they are too old, which uses up no attempt.
        submit(event, 500);
        return;
      }
      int attempts = event.path("attempts").asInt() + 1;
      event.put("attempts", attempts);
      if (!outcome.failed()) {
        String onSuccess = destination(settings, "OnSuccess");
        if (!onSuccess.isEmpty()) {
          destinations.send(onSuccess, result(event, target, "Success", outcome), Map.of());
        }
        done(event);
      } else if (attempts > settings.path("MaximumRetryAttempts").asInt(2)) {
        giveUp(event, target, settings, "RetriesExhausted", outcome);
      } else {
        submit(event, 1_000L * attempts);
      }
    } catch (AwsError deleted) {
      done(event);
    }
  }

  private JsonNode settings(FunctionName name) {
    synchronized (store) {
      String qualifier = name.isLatest() ? "$LATEST" : name.qualifier();
      return store.function(name).path("invokeConfigs").path(qualifier).deepCopy();
    }
  }

  private static String destination(JsonNode settings, String when) {
    return settings.path("DestinationConfig").path(when).path("Destination").asText("");
  }

  private void giveUp(
      ObjectNode event, FunctionTarget target, JsonNode settings, String why, Outcome outcome) {
    String onFailure = destination(settings, "OnFailure");
    if (!onFailure.isEmpty()) {
      destinations.send(onFailure, result(event, target, why, outcome), Map.of());
    }
    String queue = target.configuration().path("DeadLetterConfig").path("TargetArn").asText("");
    if (!queue.isEmpty()) {
      String error = outcome == null ? why : new String(outcome.payload(), StandardCharsets.UTF_8);
      destinations.send(
          queue,
          parse(event.path("payload").asText()),
          Map.of(
              "RequestID", event.path("requestId").asText(),
              "ErrorCode", "200",
              "ErrorMessage", error.substring(0, Math.min(1_024, error.length()))));
    }
    done(event);
  }

  private static ObjectNode result(
      ObjectNode event, FunctionTarget target, String condition, Outcome outcome) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    result.put("timestamp", Instant.now().toString());
    ObjectNode context = result.putObject("requestContext");
    context.set("requestId", event.get("requestId"));
    context.put("functionArn", target.invokedArn()).put("condition", condition);
    context.set("approximateInvokeCount", event.get("attempts"));
    result.set("requestPayload", parse(event.path("payload").asText()));
    if (outcome != null) {
      ObjectNode response = result.putObject("responseContext").put("statusCode", 200);
      response.put("executedVersion", target.version());
      outcome.functionError().ifPresent(error -> response.put("functionError", error));
      result.set("responsePayload", parse(new String(outcome.payload(), StandardCharsets.UTF_8)));
    }
    return result;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return TextNode.valueOf(text);
    }
  }

  private void done(ObjectNode event) {
    String id = event.path("requestId").asText();
    try {
      java.nio.file.Files.deleteIfExists(folder.resolve(id + ".json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
