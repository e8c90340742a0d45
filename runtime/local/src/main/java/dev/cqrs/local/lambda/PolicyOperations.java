package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Members;
import java.util.Map;
import java.util.Set;

/** Permissions, tags and the settings of asynchronous invocations of functions. */
final class PolicyOperations {

  private final FunctionStore store;

  PolicyOperations(FunctionStore store) {
    this.store = store;
  }

  void register(Map<String, Operation> operations) {
    operations.put("AddPermission", this::add);
    operations.put("RemovePermission", this::remove);
    operations.put("GetPolicy", this::get);
    operations.put("PutFunctionEventInvokeConfig", this::putInvokeConfig);
    operations.put("GetFunctionEventInvokeConfig", this::getInvokeConfig);
    operations.put("DeleteFunctionEventInvokeConfig", this::deleteInvokeConfig);
    operations.put("TagResource", this::tag);
    operations.put("UntagResource", this::untag);
    operations.put("ListTags", this::tags);
  }

  private ObjectNode statements(FunctionName name) {
    store.configuration(name);
    return store
        .function(name)
        .withObjectProperty("policies")
        .withObjectProperty(name.isLatest() ? "-" : name.qualifier());
  }

  private JsonNode add(ObjectNode input) {
    Members.only(
        input,
        "lambda:AddPermission",
        Set.of(
            "FunctionName",
            "Qualifier",
            "StatementId",
            "Action",
            "Principal",
            "SourceArn",
            "SourceAccount",
            "RevisionId"));
    FunctionName name = FunctionStore.name(input);
    ObjectNode statements = statements(name);
    String id = input.path("StatementId").asText();
    if (statements.has(id)) {
      throw LambdaErrors.conflict(
          "The statement id ("
              + id
              + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
    }
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement.put("Sid", id).put("Effect", "Allow");
    String principal = input.path("Principal").asText();
    statement.putObject("Principal").put(principal.contains(".") ? "Service" : "AWS", principal);
    statement.set("Action", input.get("Action"));
    statement.put("Resource", store.qualifiedArn(name));
    if (input.hasNonNull("SourceArn")) {
      statement
          .withObjectProperty("Condition")
          .putObject("ArnLike")
          .set("AWS:SourceArn", input.get("SourceArn"));
    }
    if (input.hasNonNull("SourceAccount")) {
      statement
          .withObjectProperty("Condition")
          .putObject("StringEquals")
          .set("AWS:SourceAccount", input.get("SourceAccount"));
    }
    statements.set(id, statement);
    store.save();
    return JsonNodeFactory.instance.objectNode().put("Statement", statement.toString());
  }

  private JsonNode remove(ObjectNode input) {
    String id = input.path("StatementId").asText();
    if (statements(FunctionStore.name(input)).remove(id) == null) {
      throw LambdaErrors.notFound("Statement " + id + " is not found in resource policy.");
    }
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode get(ObjectNode input) {
    ObjectNode statements = statements(FunctionStore.name(input));
    if (statements.isEmpty()) {
      throw LambdaErrors.notFound("The resource you requested does not exist.");
    }
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.put("Version", "2012-10-17").put("Id", "default");
    ArrayNode all = policy.putArray("Statement");
    statements.forEach(all::add);
    return JsonNodeFactory.instance.objectNode().put("Policy", policy.toString());
  }

  private JsonNode putInvokeConfig(ObjectNode input) {
    Members.only(
        input,
        "lambda:PutFunctionEventInvokeConfig",
        Set.of(
            "FunctionName",
            "Qualifier",
            "MaximumRetryAttempts",
            "MaximumEventAgeInSeconds",
            "DestinationConfig"));
    FunctionName name = FunctionStore.name(input);
    store.configuration(name);
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("FunctionArn", store.arn(name.name()) + ":" + qualifier(name));
    configuration.put("LastModified", System.currentTimeMillis() / 1000.0);
    for (String member :
        new String[] {"MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"}) {
      if (input.hasNonNull(member)) {
        configuration.set(member, input.get(member).deepCopy());
      }
    }
    store.function(name).withObjectProperty("invokeConfigs").set(qualifier(name), configuration);
    store.save();
    return configuration.deepCopy();
  }

  private static String qualifier(FunctionName name) {
    return name.isLatest() ? "$LATEST" : name.qualifier();
  }

  private JsonNode getInvokeConfig(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    JsonNode found = store.function(name).path("invokeConfigs").get(qualifier(name));
    if (found == null) {
      throw LambdaErrors.notFound(
          "The function "
              + store.arn(name.name())
              + ":"
              + qualifier(name)
              + " doesn't have an EventInvokeConfig");
    }
    return found.deepCopy();
  }

  private JsonNode deleteInvokeConfig(ObjectNode input) {
    FunctionName name = FunctionStore.name(input);
    getInvokeConfig(input);
    store.function(name).withObjectProperty("invokeConfigs").remove(qualifier(name));
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode tagsOf(ObjectNode input) {
    String arn = input.path("Resource").asText();
    int mapping = arn.indexOf(":event-source-mapping:");
    if (mapping >= 0) {
      String id = arn.substring(mapping + ":event-source-mapping:".length());
      if (!store.mappings().has(id)) {
        throw LambdaErrors.notFound("The resource you requested does not exist.");
      }
      return store.mappings().withObjectProperty(id).withObjectProperty("tags");
    }
    return store.function(FunctionName.of(arn, "")).withObjectProperty("tags");
  }

  private JsonNode tag(ObjectNode input) {
    ObjectNode tags = tagsOf(input);
    input.path("Tags").properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode untag(ObjectNode input) {
    ObjectNode tags = tagsOf(input);
    input.path("TagKeys").forEach(key -> tags.remove(key.asText()));
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode tags(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    output.set("Tags", tagsOf(input).deepCopy());
    return output;
  }
}
