package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Members;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Creates, changes, shows and deletes functions. */
final class FunctionOperations {

  private static final Set<String> RUNTIMES = Set.of("java17", "java21", "java25");
  private static final Set<String> SETTINGS =
      Set.of(
          "Runtime",
          "Role",
          "Handler",
          "Description",
          "Timeout",
          "MemorySize",
          "VpcConfig",
          "DeadLetterConfig",
          "Environment",
          "KMSKeyArn",
          "TracingConfig",
          "EphemeralStorage",
          "SnapStart",
          "LoggingConfig");
  private static final Set<String> CODE = Set.of("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion");

  private final FunctionStore store;
  private final FunctionCode code;
  private final FunctionPools pools;
  private final VersionOperations versions;

  FunctionOperations(
      FunctionStore store, FunctionCode code, FunctionPools pools, VersionOperations versions) {
    this.store = store;
    this.code = code;
    this.pools = pools;
    this.versions = versions;
  }

  void register(Map<String, Operation> operations) {
    operations.put("CreateFunction", this::create);
    operations.put("UpdateFunctionCode", this::updateCode);
    operations.put("UpdateFunctionConfiguration", this::updateConfiguration);
    operations.put("GetFunction", this::get);
    operations.put(
        "GetFunctionConfiguration",
        input -> store.configuration(FunctionStore.name(input)).deepCopy());
    operations.put("DeleteFunction", this::delete);
    operations.put("ListFunctions", this::list);
    operations.put("PutFunctionConcurrency", this::reserve);
    operations.put(
        "GetFunctionConcurrency", input -> concurrency(store.function(FunctionStore.name(input))));
    operations.put("DeleteFunctionConcurrency", this::release);
    operations.put("GetFunctionCodeSigningConfig", this::codeSigning);
  }

  private JsonNode create(ObjectNode input) {
    String name = FunctionStore.name(input).name();
    if (store.functions().has(name)) {
      throw LambdaErrors.conflict("Function already exist: " + name);
    }
    Set<String> others =
        Set.of("FunctionName", "Code", "Publish", "Tags", "PackageType", "Architectures");
    Members.only(input, "lambda:CreateFunction", union(SETTINGS, others));
    for (String required : new String[] {"Runtime", "Role", "Handler", "Code"}) {
      if (!input.hasNonNull(required)) {
        throw LambdaErrors.invalid("CreateFunction needs " + required);
      }
    }
    if (!input.path("PackageType").asText("Zip").equals("Zip")) {
      throw LambdaErrors.invalid("The local cloud runs functions of package type Zip only");
    }
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("FunctionName", name).put("FunctionArn", store.arn(name));
    configuration.put("Version", "$LATEST").put("PackageType", "Zip");
    configuration.put("Description", "").put("Timeout", 3).put("MemorySize", 128);
    configuration.putArray("Architectures").add("x86_64");
    configuration.putObject("TracingConfig").put("Mode", "PassThrough");
    configuration.putObject("EphemeralStorage").put("Size", 512);
    configuration
        .putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", "/aws/lambda/" + name);
    configuration.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
    configuration.put("State", "Active").put("LastUpdateStatus", "Successful");
    apply(configuration, input);
    apply(configuration, code.fetch(input.get("Code")));
    if (input.hasNonNull("Architectures")) {
      configuration.set("Architectures", input.get("Architectures"));
    }
    touch(configuration);
    ObjectNode function = JsonNodeFactory.instance.objectNode().put("nextVersion", 1);
    function.set("configuration", configuration);
    function.set(
        "tags",
        input.path("Tags").isObject()
            ? input.get("Tags").deepCopy()
            : JsonNodeFactory.instance.objectNode());
    store.functions().set(name, function);
    return publish(input, name, configuration);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new java.util.HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private JsonNode publish(ObjectNode input, String name, ObjectNode configuration) {
    if (input.path("Publish").asBoolean()) {
      return versions.publish(JsonNodeFactory.instance.objectNode().put("FunctionName", name));
    }
    store.save();
    return configuration.deepCopy();
  }

  private static void apply(ObjectNode configuration, FunctionCode.Unpacked unpacked) {
    configuration.put("CodeSha256", unpacked.sha256()).put("CodeSize", unpacked.size());
  }

  private static void apply(ObjectNode configuration, ObjectNode input) {
    for (String setting : SETTINGS) {
      if (input.hasNonNull(setting)) {
        JsonNode value = input.get(setting).deepCopy();
        if (value instanceof ObjectNode fresh
            && configuration.path(setting) instanceof ObjectNode old
            && (setting.equals("LoggingConfig") || setting.equals("SnapStart"))) {
          old.setAll(fresh);
        } else {
          configuration.set(setting, value);
        }
      }
    }
    String runtime = configuration.path("Runtime").asText();
    if (!RUNTIMES.contains(runtime)) {
      throw LambdaErrors.invalid(
          "The local cloud runs functions for java17, java21 and java25, but not for " + runtime);
    }
  }

  private static void touch(ObjectNode configuration) {
    configuration.put("RevisionId", UUID.randomUUID().toString());
    configuration.put(
        "LastModified",
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().replace("Z", "+0000"));
  }

  private JsonNode updateCode(ObjectNode input) {
    Members.only(
        input,
        "lambda:UpdateFunctionCode",
        union(CODE, Set.of("FunctionName", "Publish", "Architectures", "RevisionId", "DryRun")));
    FunctionName name = FunctionStore.name(input);
    ObjectNode function = store.function(name);
    LambdaErrors.checkRevision(input, function.get("configuration"));
    FunctionCode.Unpacked unpacked = code.fetch(input);
    if (input.path("DryRun").asBoolean()) {
      ObjectNode checked = function.get("configuration").deepCopy();
      apply(checked, unpacked);
      return checked;
    }
    ObjectNode configuration = (ObjectNode) function.get("configuration");
    apply(configuration, unpacked);
    if (input.hasNonNull("Architectures")) {
      configuration.set("Architectures", input.get("Architectures"));
    }
    touch(configuration);
    pools.outdate(name.name(), "$LATEST");
    return publish(input, name.name(), configuration);
  }

  private JsonNode updateConfiguration(ObjectNode input) {
    Members.only(
        input,
        "lambda:UpdateFunctionConfiguration",
        union(SETTINGS, Set.of("FunctionName", "RevisionId")));
    FunctionName name = FunctionStore.name(input);
    ObjectNode function = store.function(name);
    LambdaErrors.checkRevision(input, function.get("configuration"));
    ObjectNode configuration = function.get("configuration").deepCopy();
    apply(configuration, input);
    touch(configuration);
    function.set("configuration", configuration);
    pools.outdate(name.name(), "$LATEST");
    store.save();
    return configuration.deepCopy();
  }

  private JsonNode get(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    ObjectNode function = store.function(name);
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    output.set("Configuration", store.configuration(name).deepCopy());
    output.putObject("Code").put("RepositoryType", "S3");
    output.set("Tags", function.get("tags").deepCopy());
    if (function.has("reserved")) {
      output.set("Concurrency", concurrency(function));
    }
    return output;
  }

  private JsonNode delete(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    ObjectNode function = store.function(name);
    if (name.qualifier().isEmpty()) {
      store.functions().remove(name.name());
      pools.outdate(name.name(), "");
    } else {
      if (function.withObjectProperty("versions").remove(name.qualifier()) == null) {
        throw LambdaErrors.notFound("Function not found: " + store.qualifiedArn(name));
      }
      pools.outdate(name.name(), name.qualifier() + ":");
    }
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode list(ObjectNode input) {
    Members.only(input, "lambda:ListFunctions", Set.of("MaxItems", "Marker"));
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Functions");
    for (JsonNode function : store.functions()) {
      all.add(function.get("configuration").deepCopy());
    }
    return output;
  }

  private JsonNode reserve(ObjectNode input) {
    ObjectNode function = store.function(FunctionStore.name(input));
    function.put("reserved", input.path("ReservedConcurrentExecutions").asInt());
    store.save();
    return concurrency(function);
  }

  private static ObjectNode concurrency(ObjectNode function) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    if (function.has("reserved")) {
      output.set("ReservedConcurrentExecutions", function.get("reserved"));
    }
    return output;
  }

  /**
   * Code is never signed here, and AWS shows an empty ARN of a function without a configuration.
   */
  private JsonNode codeSigning(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    store.configuration(name);
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("CodeSigningConfigArn", "");
    return output.put("FunctionName", name.name());
  }

  private JsonNode release(ObjectNode input) {
    store.function(FunctionStore.name(input)).remove("reserved");
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }
}
