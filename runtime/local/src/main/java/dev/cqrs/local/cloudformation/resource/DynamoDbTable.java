package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** AWS::DynamoDB::Table. */
final class DynamoDbTable extends DeclaredType {

  private static final String KEY = "KeySchema![]{AttributeName!, KeyType!}";
  private static final String PROJECTION = "Projection!{NonKeyAttributes[], ProjectionType}";
  private static final String THROUGHPUT =
      "ProvisionedThroughput{ReadCapacityUnits!:integer, WriteCapacityUnits!:integer}";

  DynamoDbTable() {
    super(
        "AWS::DynamoDB::Table",
        "TableName, AttributeDefinitions[]{AttributeName!, AttributeType!}, BillingMode, TableClass,"
            + "DeletionProtectionEnabled:boolean,"
            + String.join(",", KEY, THROUGHPUT)
            + ",GlobalSecondaryIndexes[]{IndexName!,"
            + String.join(",", KEY, PROJECTION, THROUGHPUT)
            + "},LocalSecondaryIndexes[]{IndexName!,"
            + String.join(",", KEY, PROJECTION)
            + """
            }, StreamSpecification{StreamViewType!},
            SSESpecification{SSEEnabled!:boolean, SSEType, KMSMasterKeyId},
            PointInTimeRecoverySpecification{PointInTimeRecoveryEnabled:boolean,
              RecoveryPeriodInDays:integer},
            TimeToLiveSpecification{AttributeName, Enabled!:boolean}, Tags[]{Key!, Value!}
            """,
        Set.of("Arn", "StreamArn"),
        Set.of("TableName", "KeySchema", "LocalSecondaryIndexes"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    ObjectNode input =
        Context.input(
            properties,
            "TableName",
            "AttributeDefinitions",
            "KeySchema",
            "BillingMode",
            "ProvisionedThroughput",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "TableClass",
            "DeletionProtectionEnabled",
            "Tags");
    if (!input.has("TableName")) {
      input.put("TableName", context.newName(255));
    }
    if (properties.has("StreamSpecification")) {
      input.set("StreamSpecification", stream(properties));
    }
    if (properties.has("SSESpecification")) {
      input.set("SSESpecification", encryption(properties));
    }
    String name = input.get("TableName").asText();
    context.call("dynamodb", "CreateTable", input);
    context.created(name);
    awaitActive(name, context);
    if (properties.has("PointInTimeRecoverySpecification")) {
      updateBackups(name, properties, context);
    }
    if (properties.path("TimeToLiveSpecification").path("Enabled").asBoolean()) {
      updateTimeToLive(name, properties.path("TimeToLiveSpecification"), true, context);
    }
    return describe(name, context);
  }

  private static ObjectNode stream(ObjectNode properties) {
    JsonNode view = properties.path("StreamSpecification").path("StreamViewType");
    ObjectNode stream = Context.input().put("StreamEnabled", view.isTextual());
    return view.isTextual() ? stream.put("StreamViewType", view.asText()) : stream;
  }

  private static ObjectNode encryption(ObjectNode properties) {
    JsonNode declared = properties.path("SSESpecification");
    ObjectNode result = Context.input().put("Enabled", declared.path("SSEEnabled").asBoolean());
    for (String name : new String[] {"SSEType", "KMSMasterKeyId"}) {
      if (declared.has(name)) {
        result.set(name, declared.get(name));
      }
    }
    return result;
  }

  private static Resource describe(String name, Context context) {
    JsonNode table = table(name, context);
    Resource resource = Resource.of(name).with("Arn", table.path("TableArn").asText());
    return table.has("LatestStreamArn")
        ? resource.with("StreamArn", table.get("LatestStreamArn").asText())
        : resource;
  }

  private static JsonNode table(String name, Context context) {
    return context
        .call("dynamodb", "DescribeTable", Context.input().put("TableName", name))
        .path("Table");
  }

  private static void awaitActive(String name, Context context) {
    context.await(
        "the table " + name + " does not become ACTIVE",
        () -> {
          JsonNode table = table(name, context);
          boolean active = "ACTIVE".equals(table.path("TableStatus").asText());
          for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
            active &= "ACTIVE".equals(index.path("IndexStatus").asText("ACTIVE"));
          }
          return active;
        });
  }

  private static void updateBackups(String name, ObjectNode properties, Context context) {
    ObjectNode input = Context.input().put("TableName", name);
    JsonNode declared = properties.path("PointInTimeRecoverySpecification");
    ObjectNode recovery = input.putObject("PointInTimeRecoverySpecification");
    recovery.put(
        "PointInTimeRecoveryEnabled", declared.path("PointInTimeRecoveryEnabled").asBoolean());
    if (declared.has("RecoveryPeriodInDays")) {
      recovery.set("RecoveryPeriodInDays", declared.get("RecoveryPeriodInDays"));
    }
    context.call("dynamodb", "UpdateContinuousBackups", input);
  }

  private static void updateTimeToLive(
      String name, JsonNode specification, boolean enabled, Context context) {
    ObjectNode input = Context.input().put("TableName", name);
    input
        .putObject("TimeToLiveSpecification")
        .put("AttributeName", specification.path("AttributeName").asText())
        .put("Enabled", enabled);
    context.call("dynamodb", "UpdateTimeToLive", input);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    String name = current.physicalId();
    // What is there and not what was declared before: when an update is rolled back, it may have
    // come to this table or not, and DynamoDB refuses what would change nothing.
    JsonNode present = table(name, context);
    if (Context.changed(before, after, "BillingMode", "ProvisionedThroughput")) {
      updateThroughput(name, present, after, context);
    }
    if (Context.changed(before, after, "StreamSpecification")) {
      updateStream(name, present, after, context);
    }
    if (Context.changed(before, after, "SSESpecification")) {
      ObjectNode input = Context.input();
      input.set("SSESpecification", encryption(after));
      updateTable(name, input, context);
    }
    if (Context.changed(before, after, "DeletionProtectionEnabled")) {
      boolean enabled = after.path("DeletionProtectionEnabled").asBoolean();
      updateTable(name, Context.input().put("DeletionProtectionEnabled", enabled), context);
    }
    if (Context.changed(before, after, "TableClass")) {
      String tableClass = after.path("TableClass").asText("STANDARD");
      updateTable(name, Context.input().put("TableClass", tableClass), context);
    }
    if (Context.changed(before, after, "GlobalSecondaryIndexes")) {
      updateIndexes(name, present, before, after, context);
    }
    if (Context.changed(before, after, "PointInTimeRecoverySpecification")) {
      updateBackups(name, after, context);
    }
    if (Context.changed(before, after, "TimeToLiveSpecification")) {
      changeTimeToLive(name, before, after, context);
    }
    if (Context.changed(before, after, "Tags")) {
      updateTags(current, before, after, context);
    }
    return describe(name, context);
  }

  private static void updateTable(String name, ObjectNode input, Context context) {
    context.call("dynamodb", "UpdateTable", input.put("TableName", name));
    awaitActive(name, context);
  }

  private static void updateThroughput(
      String name, JsonNode present, ObjectNode after, Context context) {
    String wanted = after.path("BillingMode").asText("PROVISIONED");
    String mode = present.path("BillingModeSummary").path("BillingMode").asText("PROVISIONED");
    boolean provisioned = "PROVISIONED".equals(wanted);
    if (!wanted.equals(mode) || (provisioned && !sameCapacity(present, after))) {
      ObjectNode input = Context.input(after, "ProvisionedThroughput");
      updateTable(name, input.put("BillingMode", wanted), context);
    }
  }

  private static void updateStream(
      String name, JsonNode present, ObjectNode after, Context context) {
    JsonNode now = present.path("StreamSpecification");
    ObjectNode wanted = stream(after);
    boolean enabled = wanted.path("StreamEnabled").asBoolean();
    boolean same =
        now.path("StreamEnabled").asBoolean() == enabled
            && (!enabled || now.path("StreamViewType").equals(wanted.path("StreamViewType")));
    if (!same && now.path("StreamEnabled").asBoolean()) {
      // The view of a stream cannot be changed: the old stream ends, a new one begins.
      ObjectNode off = Context.input();
      off.putObject("StreamSpecification").put("StreamEnabled", false);
      updateTable(name, off, context);
    }
    if (!same && enabled) {
      ObjectNode on = Context.input();
      on.set("StreamSpecification", wanted);
      updateTable(name, on, context);
    }
  }

  private static Map<String, ObjectNode> indexes(ObjectNode properties) {
    Map<String, ObjectNode> indexes = new LinkedHashMap<>();
    properties
        .path("GlobalSecondaryIndexes")
        .forEach(index -> indexes.put(index.path("IndexName").asText(), (ObjectNode) index));
    return indexes;
  }

  /** DynamoDB allows one index to be created or deleted per call. */
  private static void updateIndexes(
      String name, JsonNode table, ObjectNode before, ObjectNode after, Context context) {
    Map<String, ObjectNode> wanted = indexes(after);
    Map<String, ObjectNode> present = indexes((ObjectNode) table);
    indexes(before)
        .forEach(
            (index, old) -> {
              ObjectNode fresh = wanted.get(index);
              boolean gone =
                  fresh == null || Context.changed(old, fresh, "KeySchema", "Projection");
              if (gone && present.remove(index) != null) {
                deleteIndex(name, index, context);
              }
            });
    wanted.forEach(
        (index, fresh) -> {
          ObjectNode old = present.get(index);
          if (old == null) {
            changeIndex(name, "Create", fresh.deepCopy(), after, context);
          } else if (fresh.has("ProvisionedThroughput") && !sameCapacity(old, fresh)) {
            ObjectNode change = Context.input(fresh, "IndexName", "ProvisionedThroughput");
            changeIndex(name, "Update", change, after, context);
          }
        });
  }

  private static boolean sameCapacity(JsonNode present, JsonNode wanted) {
    JsonNode now = present.path("ProvisionedThroughput");
    JsonNode then = wanted.path("ProvisionedThroughput");
    return now.path("ReadCapacityUnits").asLong() == then.path("ReadCapacityUnits").asLong()
        && now.path("WriteCapacityUnits").asLong() == then.path("WriteCapacityUnits").asLong();
  }

  private static void changeIndex(
      String name, String action, ObjectNode change, ObjectNode properties, Context context) {
    ObjectNode input =
        "Create".equals(action)
            ? Context.input(properties, "AttributeDefinitions")
            : Context.input();
    input.putArray("GlobalSecondaryIndexUpdates").addObject().set(action, change);
    updateTable(name, input, context);
  }

  /** An index that was never there, because its creation failed, is no error. */
  private static void deleteIndex(String name, String index, Context context) {
    ObjectNode input = Context.input().put("TableName", name);
    input
        .putArray("GlobalSecondaryIndexUpdates")
        .addObject()
        .putObject("Delete")
        .put("IndexName", index);
    context.callIfPresent("dynamodb", "UpdateTable", input);
    awaitActive(name, context);
  }

  private static void changeTimeToLive(
      String name, ObjectNode before, ObjectNode after, Context context) {
    JsonNode old = before.path("TimeToLiveSpecification");
    JsonNode fresh = after.path("TimeToLiveSpecification");
    if (old.path("Enabled").asBoolean()) {
      updateTimeToLive(name, old, false, context);
    }
    if (fresh.path("Enabled").asBoolean()) {
      updateTimeToLive(name, fresh, true, context);
    }
  }

  private static void updateTags(
      Resource current, ObjectNode before, ObjectNode after, Context context) {
    String arn = current.attributes().path("Arn").asText();
    var removed = Context.removedTags(before, after);
    if (!removed.isEmpty()) {
      ObjectNode untag = Context.input().put("ResourceArn", arn);
      untag.set("TagKeys", removed);
      context.call("dynamodb", "UntagResource", untag);
    }
    context.call("dynamodb", "TagResource", Context.input(after, "Tags").put("ResourceArn", arn));
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    ObjectNode input = Context.input().put("TableName", physicalId);
    if (context.callIfPresent("dynamodb", "DeleteTable", input).isPresent()) {
      context.await(
          "the table " + physicalId + " is not deleted",
          () -> context.callIfPresent("dynamodb", "DescribeTable", input).isEmpty());
    }
  }
}
