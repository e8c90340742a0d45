package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.dynamodb.DynamoDbService;
import dev.cqrs.local.events.EventPattern;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Event source mappings: which streams are read for which functions. */
final class MappingOperations implements AutoCloseable {

  private static final Set<String> SETTINGS =
      Set.of(
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "FilterCriteria",
          "ParallelizationFactor",
          "DestinationConfig",
          "MaximumRecordAgeInSeconds",
          "MaximumRetryAttempts",
          "BisectBatchOnFunctionError",
          "FunctionResponseTypes");
  private static final Set<String> OTHERS =
      Set.of("FunctionName", "EventSourceArn", "Enabled", "StartingPosition", "Tags", "UUID");

  private final Cloud cloud;
  private final FunctionStore store;
  private final FunctionPools pools;
  private final Destinations destinations;
  private final StateFiles files;
  private final Map<String, StreamPoller> pollers = new ConcurrentHashMap<>();

  MappingOperations(
      Cloud cloud,
      FunctionStore store,
      FunctionPools pools,
      Destinations destinations,
      StateFiles files) {
    this.cloud = cloud;
    this.store = store;
    this.pools = pools;
    this.destinations = destinations;
    this.files = files;
  }

  void register(Map<String, Operation> operations) {
    operations.put("CreateEventSourceMapping", this::create);
    operations.put("UpdateEventSourceMapping", this::update);
    operations.put("GetEventSourceMapping", input -> shown(mapping(input)));
    operations.put("ListEventSourceMappings", this::list);
    operations.put("DeleteEventSourceMapping", this::delete);
  }

  void start() {
    for (Service service : cloud.services()) {
      if (service instanceof DynamoDbService tables) {
        tables.onWrite(() -> pollers.values().forEach(StreamPoller::wake));
      }
    }
    synchronized (store) {
      store.mappings().forEach(mapping -> poll((ObjectNode) mapping));
    }
  }

  private void poll(ObjectNode mapping) {
    String id = mapping.path("UUID").asText();
    StreamPoller old = pollers.remove(id);
    if (old != null) {
      old.close();
    }
    if (mapping.path("State").asText().equals("Enabled")) {
      FunctionName function = FunctionName.of(mapping.path("FunctionArn").asText(), "");
      BatchInvoker invoker =
          new BatchInvoker(mapping.deepCopy(), function, store, pools, destinations);
      pollers.put(id, new StreamPoller(cloud, files, mapping.deepCopy(), invoker));
    }
  }

  private JsonNode create(ObjectNode input) {
    String source = input.path("EventSourceArn").asText("");
    if (!source.startsWith("arn:aws:dynamodb:") || !source.contains("/stream/")) {
      throw LambdaErrors.invalid(
          "The local cloud reads streams of DynamoDB tables only, but the event source is "
              + source);
    }
    String position = input.path("StartingPosition").asText("");
    if (!Set.of("TRIM_HORIZON", "LATEST").contains(position)) {
      throw LambdaErrors.invalid(
          "StartingPosition must be TRIM_HORIZON or LATEST, but was '" + position + "'");
    }
    FunctionName function = FunctionStore.name(input);
    String arn = store.qualifiedArn(function);
    store.configuration(function);
    for (JsonNode each : store.mappings()) {
      if (each.path("EventSourceArn").asText().equals(source)
          && each.path("FunctionArn").asText().equals(arn)) {
        throw LambdaErrors.conflict(
            "The event source arn (\""
                + source
                + "\") and function (\""
                + function.name()
                + "\") provided mapping already exists. UUID: "
                + each.path("UUID").asText());
      }
    }
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping.put("UUID", UUID.randomUUID().toString());
    mapping.put("EventSourceArn", source).put("FunctionArn", arn);
    mapping.put("StartingPosition", position).put("BatchSize", 100);
    mapping.put("MaximumBatchingWindowInSeconds", 0).put("ParallelizationFactor", 1);
    mapping.put("MaximumRecordAgeInSeconds", -1).put("MaximumRetryAttempts", -1);
    mapping.put("BisectBatchOnFunctionError", false).put("State", "Enabled");
    mapping.put("StateTransitionReason", "User action");
    mapping.put("LastProcessingResult", "No records processed");
    ObjectNode changed = apply(mapping, input);
    changed.set(
        "tags",
        input.path("Tags").isObject()
            ? input.get("Tags").deepCopy()
            : JsonNodeFactory.instance.objectNode());
    return keep(changed);
  }

  private static ObjectNode apply(ObjectNode mapping, ObjectNode input) {
    Members.only(input, "lambda:CreateEventSourceMapping", union());
    for (JsonNode filter : input.path("FilterCriteria").path("Filters")) {
      try {
        new EventPattern(filter.path("Pattern").asText());
      } catch (IllegalArgumentException e) {
        throw LambdaErrors.invalid("Invalid filter pattern definition. " + e.getMessage());
      }
    }
    Destinations.check(
        input.path("DestinationConfig").path("OnFailure").path("Destination").asText(""));
    ObjectNode changed = mapping.deepCopy();
    for (String setting : SETTINGS) {
      if (input.hasNonNull(setting)) {
        changed.set(setting, input.get(setting).deepCopy());
      }
    }
    if (input.hasNonNull("Enabled")) {
      changed.put("State", input.get("Enabled").asBoolean() ? "Enabled" : "Disabled");
    }
    return changed.put("LastModified", System.currentTimeMillis() / 1000.0);
  }

  private static Set<String> union() {
    Set<String> all = new java.util.HashSet<>(SETTINGS);
    all.addAll(OTHERS);
    return all;
  }

  private JsonNode keep(ObjectNode mapping) {
    store.mappings().set(mapping.path("UUID").asText(), mapping);
    store.save();
    poll(mapping);
    return shown(mapping);
  }

  private ObjectNode shown(ObjectNode mapping) {
    ObjectNode copy = mapping.deepCopy();
    copy.remove("tags");
    return copy.put(
        "EventSourceMappingArn",
        cloud.arn("lambda", "event-source-mapping:" + mapping.path("UUID").asText()));
  }

  private ObjectNode mapping(ObjectNode input) {
    JsonNode found = store.mappings().get(input.path("UUID").asText());
    if (found == null) {
      throw LambdaErrors.notFound("The resource you requested does not exist.");
    }
    return (ObjectNode) found;
  }

  private JsonNode update(ObjectNode input) {
    ObjectNode changed = apply(mapping(input), input);
    if (input.hasNonNull("FunctionName")) {
      FunctionName function = FunctionStore.name(input);
      store.configuration(function);
      changed.put("FunctionArn", store.qualifiedArn(function));
    }
    return keep(changed);
  }

  private JsonNode list(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("EventSourceMappings");
    String source = input.path("EventSourceArn").asText("");
    String function = input.path("FunctionName").asText("");
    String arn = function.isEmpty() ? "" : store.qualifiedArn(FunctionStore.name(input));
    for (JsonNode mapping : store.mappings()) {
      boolean ofSource = source.isEmpty() || mapping.path("EventSourceArn").asText().equals(source);
      if (ofSource && (arn.isEmpty() || mapping.path("FunctionArn").asText().equals(arn))) {
        all.add(shown((ObjectNode) mapping));
      }
    }
    return output;
  }

  private JsonNode delete(ObjectNode input) {
    ObjectNode mapping = mapping(input);
    String id = mapping.path("UUID").asText();
    store.mappings().remove(id);
    store.save();
    StreamPoller poller = pollers.remove(id);
    if (poller != null) {
      poller.close();
    }
    return shown(mapping).put("State", "Deleting");
  }

  @Override
  public void close() {
    pollers.values().forEach(StreamPoller::close);
  }
}
