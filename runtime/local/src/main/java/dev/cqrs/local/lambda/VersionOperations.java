package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Members;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Versions, aliases and the concurrency provisioned for them. */
final class VersionOperations {

  private final FunctionStore store;
  private final Initializations initializations;

  VersionOperations(FunctionStore store, Initializations initializations) {
    this.store = store;
    this.initializations = initializations;
  }

  void register(Map<String, Operation> operations) {
    operations.put("PublishVersion", this::publish);
    operations.put("ListVersionsByFunction", this::listVersions);
    operations.put("CreateAlias", input -> putAlias(input, true));
    operations.put("UpdateAlias", input -> putAlias(input, false));
    operations.put("GetAlias", input -> alias(input).deepCopy());
    operations.put("DeleteAlias", this::deleteAlias);
    operations.put("ListAliases", this::listAliases);
    operations.put("PutProvisionedConcurrencyConfig", this::provision);
    operations.put("GetProvisionedConcurrencyConfig", this::provisioned);
    operations.put("DeleteProvisionedConcurrencyConfig", this::unprovision);
  }

  JsonNode publish(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    ObjectNode function = store.function(name);
    ObjectNode latest = (ObjectNode) function.get("configuration");
    LambdaErrors.checkRevision(input, latest);
    String wanted = input.path("CodeSha256").asText("");
    if (!wanted.isEmpty() && !wanted.equals(latest.path("CodeSha256").asText())) {
      throw LambdaErrors.invalid(
          "CodeSHA256 ("
              + wanted
              + ") is different from current CodeSHA256 in $LATEST ("
              + latest.path("CodeSha256").asText()
              + "). Please try again with the CodeSHA256 in $LATEST.");
    }
    ObjectNode versions = function.withObjectProperty("versions");
    int next = function.path("nextVersion").asInt(1);
    JsonNode previous = versions.get(Integer.toString(next - 1));
    String revision = latest.path("RevisionId").asText();
    if (previous != null && previous.path("publishedRevision").asText().equals(revision)) {
      return visible(previous);
    }
    ObjectNode version = latest.deepCopy();
    version.put("Version", Integer.toString(next));
    version.put("FunctionArn", store.arn(name.name()) + ":" + next);
    version.put("RevisionId", UUID.randomUUID().toString());
    version.put("publishedRevision", revision);
    if (input.hasNonNull("Description")) {
      version.set("Description", input.get("Description"));
    }
    boolean snapStart =
        version.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions");
    if (snapStart) {
      version.withObjectProperty("SnapStart").put("OptimizationStatus", "On");
    }
    versions.set(Integer.toString(next), version);
    function.put("nextVersion", next + 1);
    store.save();
    if (snapStart) {
      initializations.submit(new FunctionName(name.name(), Integer.toString(next)));
    }
    return visible(version);
  }

  private static ObjectNode visible(JsonNode version) {
    ObjectNode copy = version.deepCopy();
    copy.remove("publishedRevision");
    return copy;
  }

  private JsonNode listVersions(ObjectNode input) {
    ObjectNode function = store.function(FunctionStore.name(input));
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode versions = output.putArray("Versions").add(function.get("configuration").deepCopy());
    function.path("versions").forEach(version -> versions.add(visible(version)));
    return output;
  }

  private JsonNode putAlias(ObjectNode input, boolean fresh) {
    Members.only(
        input,
        fresh ? "lambda:CreateAlias" : "lambda:UpdateAlias",
        Set.of(
            "FunctionName",
            "Name",
            "FunctionVersion",
            "Description",
            "RevisionId",
            "RoutingConfig"));
    if (!input.path("RoutingConfig").path("AdditionalVersionWeights").isEmpty()) {
      throw LambdaErrors.invalid("The local cloud does not support RoutingConfig of an alias");
    }
    FunctionName function = FunctionStore.name(input);
    ObjectNode aliases = store.function(function).withObjectProperty("aliases");
    String name = input.path("Name").asText();
    if (fresh && aliases.has(name)) {
      throw LambdaErrors.conflict(
          "Alias already exists: " + store.arn(function.name()) + ":" + name);
    }
    ObjectNode alias = fresh ? JsonNodeFactory.instance.objectNode() : alias(input);
    LambdaErrors.checkRevision(input, alias);
    if (input.hasNonNull("FunctionVersion")) {
      String version = input.get("FunctionVersion").asText();
      store.configuration(new FunctionName(function.name(), version));
      alias.put("FunctionVersion", version);
    }
    alias.put("AliasArn", store.arn(function.name()) + ":" + name).put("Name", name);
    alias.put(
        "Description", input.path("Description").asText(alias.path("Description").asText("")));
    alias.put("RevisionId", UUID.randomUUID().toString());
    aliases.set(name, alias);
    store.save();
    return alias.deepCopy();
  }

  private ObjectNode alias(ObjectNode input) {
    FunctionName function = FunctionStore.name(input);
    String name = input.path("Name").asText();
    JsonNode alias = store.function(function).path("aliases").get(name);
    if (alias == null) {
      throw LambdaErrors.notFound(
          "Cannot find alias arn: " + store.arn(function.name()) + ":" + name);
    }
    return (ObjectNode) alias;
  }

  private JsonNode deleteAlias(ObjectNode input) {
    store
        .function(FunctionStore.name(input))
        .withObjectProperty("aliases")
        .remove(input.path("Name").asText());
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode listAliases(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Aliases");
    store
        .function(FunctionStore.name(input))
        .path("aliases")
        .forEach(alias -> all.add(alias.deepCopy()));
    return output;
  }

  private JsonNode provision(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    store.configuration(name);
    int wanted = input.path("ProvisionedConcurrentExecutions").asInt();
    store.function(name).withObjectProperty("provisioned").put(name.qualifier(), wanted);
    store.save();
    initializations.submit(name);
    return provisioned(input);
  }

  private JsonNode provisioned(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    JsonNode wanted = store.function(name).path("provisioned").get(name.qualifier());
    if (wanted == null) {
      throw new dev.cqrs.local.cloud.AwsError(
          "ProvisionedConcurrencyConfigNotFoundException",
          404,
          "No Provisioned Concurrency Config found for this function");
    }
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    for (String member : new String[] {"Requested", "Available", "Allocated"}) {
      output.set(member + "ProvisionedConcurrentExecutions", wanted);
    }
    return output.put("Status", "READY");
  }

  private JsonNode unprovision(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    store.function(name).withObjectProperty("provisioned").remove(name.qualifier());
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }
}
