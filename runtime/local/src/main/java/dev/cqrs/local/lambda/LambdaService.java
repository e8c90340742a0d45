package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lambda: functions run in processes of their own, from the same zip as in the cloud. */
public final class LambdaService implements Service {

  private final FunctionStore store;
  private final FunctionCode code;
  private final FunctionPools pools;
  private final Initializations initializations;
  private final LogWriter logs;
  private final AsyncInvoker asynchronous;
  private final MappingOperations mappings;
  private final Map<String, Operation> operations = new HashMap<>();

  /**
   * @param cloud the services that this one is part of
   * @param files where functions and their code are kept
   * @param settings what functions need from this process
   */
  public LambdaService(Cloud cloud, StateFiles files, LambdaSettings settings) {
    store = new FunctionStore(cloud, files);
    code = new FunctionCode(cloud, files.folder("lambda-code"));
    logs = new LogWriter(cloud);
    pools = new FunctionPools(new FunctionProcess(settings, cloud.region()), code, logs);
    Destinations destinations = new Destinations(cloud);
    asynchronous = new AsyncInvoker(store, pools, destinations, files);
    initializations = new Initializations(store, pools);
    VersionOperations versions = new VersionOperations(store, initializations);
    versions.register(operations);
    new FunctionOperations(store, code, pools, versions).register(operations);
    new PolicyOperations(store).register(operations);
    mappings = new MappingOperations(cloud, store, pools, destinations, files);
    mappings.register(operations);
  }

  @Override
  public String id() {
    return "lambda";
  }

  @Override
  public void start() {
    Set<String> used = new HashSet<>();
    synchronized (store) {
      for (JsonNode function : store.functions()) {
        used.add(function.path("configuration").path("CodeSha256").asText());
        function.path("versions").forEach(v -> used.add(v.path("CodeSha256").asText()));
      }
    }
    code.keepOnly(used);
    try {
      asynchronous.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The asynchronous invocations cannot be read", e);
    }
    mappings.start();
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (operation.equals("Invoke")) {
      return invoke(input);
    }
    Operation found = operations.get(operation);
    if (found == null) {
      throw AwsError.unsupportedOperation("lambda", operation);
    }
    synchronized (store) {
      return found.perform(input);
    }
  }

  private JsonNode invoke(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    FunctionTarget target = store.target(name);
    byte[] payload = payload(input);
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    String type = input.path("InvocationType").asText("RequestResponse");
    if (type.equals("DryRun")) {
      return output.put("StatusCode", 204);
    }
    if (type.equals("Event")) {
      asynchronous.accept(name, UUID.randomUUID().toString(), payload);
      return output.put("StatusCode", 202);
    }
    Outcome outcome = pools.run(target, payload, input.path("ClientContext").asText(""));
    output.put("StatusCode", 200).put("ExecutedVersion", target.version());
    outcome.functionError().ifPresent(error -> output.put("FunctionError", error));
    if (input.path("LogType").asText().equals("Tail")) {
      byte[] tail = outcome.log().getBytes(StandardCharsets.UTF_8);
      output.put("LogResult", Base64.getEncoder().encodeToString(tail));
    }
    return output.put("Payload", outcome.payload());
  }

  private static byte[] payload(ObjectNode input) {
    try {
      JsonNode payload = input.path("Payload");
      byte[] bytes =
          payload.isMissingNode() || payload.isNull() ? new byte[0] : payload.binaryValue();
      return bytes == null || bytes.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : bytes;
    } catch (IOException e) {
      throw LambdaErrors.invalid("Payload is not a blob");
    }
  }

  @Override
  public void close() {
    mappings.close();
    asynchronous.close();
    initializations.close();
    pools.close();
    logs.close();
  }
}
