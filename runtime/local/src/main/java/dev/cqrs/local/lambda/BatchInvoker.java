package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.events.EventPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Gives a batch of stream records to a function until each has succeeded or was given up.
 *
 * <p>Pauses between attempts grow from a tenth of a second to ten seconds; Lambda's go to a minute.
 */
final class BatchInvoker {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode mapping;
  private final FunctionName function;
  private final FunctionStore store;
  private final FunctionPools pools;
  private final Destinations destinations;
  private final List<EventPattern> filters = new ArrayList<>();

  BatchInvoker(
      ObjectNode mapping,
      FunctionName function,
      FunctionStore store,
      FunctionPools pools,
      Destinations destinations) {
    this.mapping = mapping;
    this.function = function;
    this.store = store;
    this.pools = pools;
    this.destinations = destinations;
    mapping
        .path("FilterCriteria")
        .path("Filters")
        .forEach(filter -> filters.add(new EventPattern(filter.path("Pattern").asText())));
  }

  boolean wants(JsonNode item) {
    return filters.isEmpty() || filters.stream().anyMatch(f -> f.matches(item.toString()));
  }

  /**
   * Processes records in order.
   *
   * @param shard the shard they come from
   * @param records the records that passed the filters
   * @param stopped whether processing has to end without a result
   * @return whether all records are done with; false only if stopped
   */
  boolean process(String shard, List<JsonNode> records, BooleanSupplier stopped)
      throws InterruptedException {
    List<JsonNode> left = records;
    int attempts = 0;
    for (int pause = 100; !left.isEmpty(); pause = Math.min(10_000, pause * 2)) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      Outcome outcome;
      try {
        outcome = invoke(left);
      } catch (AwsError unavailable) {
        Thread.sleep(pause);
        continue;
      }
      int failed = firstFailure(outcome, left);
      if (failed == left.size()) {
        return true;
      }
      if (failed > 0) {
        attempts = 0;
      }
      left = left.subList(failed, left.size());
      attempts++;
      String why = exhausted(left.get(0), attempts);
      boolean bisect = mapping.path("BisectBatchOnFunctionError").asBoolean() && left.size() > 1;
      if (bisect && failed == 0) {
        int half = left.size() / 2;
        return process(shard, left.subList(0, half), stopped)
            && process(shard, left.subList(half, left.size()), stopped);
      }
      if (why != null && !(bisect && failed > 0)) {
        giveUp(shard, left, why, attempts, outcome);
        return true;
      }
      Thread.sleep(pause);
    }
    return true;
  }

  private String exhausted(JsonNode first, int attempts) {
    long maximumAge = mapping.path("MaximumRecordAgeInSeconds").asLong(-1);
    double created = first.path("dynamodb").path("ApproximateCreationDateTime").asDouble();
    if (maximumAge >= 0 && System.currentTimeMillis() / 1000.0 - created > maximumAge) {
      return "RecordAgeExceeded";
    }
    int retries = mapping.path("MaximumRetryAttempts").asInt(-1);
    return retries >= 0 && attempts > retries ? "RetryAttemptsExhausted" : null;
  }

  private Outcome invoke(List<JsonNode> records) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode all = event.putArray("Records");
    for (JsonNode each : records) {
      ObjectNode copy = each.deepCopy();
      all.add(copy.put("eventSourceARN", mapping.path("EventSourceArn").asText()));
    }
    byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
    return pools.run(store.target(function), payload, "");
  }

  /** Returns the index of the first record that failed; the number of records if none did. */
  private int firstFailure(Outcome outcome, List<JsonNode> records) {
    if (outcome.failed()) {
      return 0;
    }
    boolean partial = false;
    for (JsonNode type : mapping.path("FunctionResponseTypes")) {
      partial |= type.asText().equals("ReportBatchItemFailures");
    }
    if (!partial || outcome.payload().length == 0) {
      return records.size();
    }
    try {
      int first = records.size();
      for (JsonNode failure : JSON.readTree(outcome.payload()).path("batchItemFailures")) {
        first = Math.min(first, indexOf(failure.path("itemIdentifier").asText(""), records));
      }
      return first;
    } catch (IOException e) {
      return 0;
    }
  }

  /** An identifier that is unknown means that the whole batch failed. */
  private static int indexOf(String sequenceNumber, List<JsonNode> records) {
    for (int i = 0; i < records.size(); i++) {
      if (sequence(records.get(i)).equals(sequenceNumber)) {
        return i;
      }
    }
    return 0;
  }

  static String sequence(JsonNode item) {
    return item.path("dynamodb").path("SequenceNumber").asText();
  }

  private void giveUp(
      String shard, List<JsonNode> records, String why, int attempts, Outcome outcome) {
    String queue =
        mapping.path("DestinationConfig").path("OnFailure").path("Destination").asText("");
    if (queue.isEmpty()) {
      return;
    }
    JsonNode first = records.get(0);
    JsonNode last = records.get(records.size() - 1);
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    ObjectNode request = message.putObject("requestContext");
    request.put("requestId", UUID.randomUUID().toString());
    request.put("functionArn", store.qualifiedArn(function)).put("condition", why);
    request.put("approximateInvokeCount", attempts);
    ObjectNode response = message.putObject("responseContext").put("statusCode", 200);
    response.put("executedVersion", store.target(function).version());
    outcome.functionError().ifPresent(error -> response.put("functionError", error));
    message.put("version", "1.0").put("timestamp", Instant.now().toString());
    ObjectNode batch = message.putObject("DDBStreamBatchInfo").put("shardId", shard);
    batch.put("startSequenceNumber", sequence(first));
    batch.put("endSequenceNumber", sequence(last));
    batch.put("approximateArrivalOfFirstRecord", arrival(first));
    batch.put("approximateArrivalOfLastRecord", arrival(last));
    batch.put("batchSize", records.size());
    batch.put("streamArn", mapping.path("EventSourceArn").asText());
    destinations.send(queue, message, Map.of());
  }

  private static String arrival(JsonNode item) {
    double seconds = item.path("dynamodb").path("ApproximateCreationDateTime").asDouble();
    return Instant.ofEpochMilli((long) (seconds * 1_000)).toString();
  }
}
