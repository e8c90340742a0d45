package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.StateFiles;
import java.util.Set;

/** The settings of tables that the engine lacks: tags, encryption, point-in-time recovery. */
final class TableExtras {

  private static final String FILE = "dynamodb-tables";
  private static final Set<String> OPERATIONS =
      Set.of(
          "TagResource",
          "UntagResource",
          "ListTagsOfResource",
          "UpdateContinuousBackups",
          "DescribeContinuousBackups");

  private final StateFiles files;
  private final ObjectNode tables;

  TableExtras(StateFiles files) {
    this.files = files;
    this.tables =
        files
            .read(FILE)
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  boolean answers(String operation) {
    return OPERATIONS.contains(operation);
  }

  /** Takes out of an input what the engine would drop silently. */
  static ObjectNode take(ObjectNode input) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String member : new String[] {"Tags", "SSESpecification", "TableClass"}) {
      JsonNode value = input.remove(member);
      if (value != null && !value.isNull()) {
        kept.set(member, value);
      }
    }
    return kept;
  }

  synchronized void put(String table, ObjectNode kept) {
    ObjectNode extras = tables.withObjectProperty(table);
    kept.path("Tags").forEach(tag -> addTag(extras, tag));
    for (String member : new String[] {"SSESpecification", "TableClass"}) {
      if (kept.has(member)) {
        extras.set(member, kept.get(member));
      }
    }
    files.write(FILE, tables);
  }

  private static void addTag(ObjectNode extras, JsonNode tag) {
    extras.withObjectProperty("tags").set(tag.path("Key").asText(), tag.get("Value"));
  }

  synchronized void remove(String table) {
    tables.remove(table);
    files.write(FILE, tables);
  }

  synchronized void describe(String table, ObjectNode description) {
    JsonNode extras = tables.path(table);
    JsonNode encryption = extras.path("SSESpecification");
    if (encryption.path("Enabled").asBoolean()) {
      ObjectNode shown = description.putObject("SSEDescription").put("Status", "ENABLED");
      shown.put("SSEType", encryption.path("SSEType").asText("KMS"));
      if (encryption.has("KMSMasterKeyId")) {
        shown.set("KMSMasterKeyArn", encryption.get("KMSMasterKeyId"));
      }
    }
    if (extras.has("TableClass")) {
      description.putObject("TableClassSummary").set("TableClass", extras.get("TableClass"));
    }
    WarmThroughput.describe(description);
  }

  synchronized JsonNode call(String operation, String table, ObjectNode input) {
    ObjectNode extras = tables.withObjectProperty(table);
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    switch (operation) {
      case "TagResource" -> input.path("Tags").forEach(tag -> addTag(extras, tag));
      case "UntagResource" ->
          input
              .path("TagKeys")
              .forEach(key -> extras.withObjectProperty("tags").remove(key.asText()));
      case "ListTagsOfResource" -> {
        ArrayNode tags = output.putArray("Tags");
        extras
            .path("tags")
            .properties()
            .forEach(tag -> tags.addObject().put("Key", tag.getKey()).set("Value", tag.getValue()));
      }
      default -> {
        if (operation.equals("UpdateContinuousBackups")) {
          extras.set("recovery", input.path("PointInTimeRecoverySpecification").deepCopy());
        }
        backups(extras, output);
      }
    }
    files.write(FILE, tables);
    return output;
  }

  private static void backups(ObjectNode extras, ObjectNode output) {
    ObjectNode description = output.putObject("ContinuousBackupsDescription");
    description.put("ContinuousBackupsStatus", "ENABLED");
    JsonNode recovery = extras.path("recovery");
    boolean enabled = recovery.path("PointInTimeRecoveryEnabled").asBoolean();
    ObjectNode shown = description.putObject("PointInTimeRecoveryDescription");
    shown.put("PointInTimeRecoveryStatus", enabled ? "ENABLED" : "DISABLED");
    if (enabled) {
      shown.put("RecoveryPeriodInDays", recovery.path("RecoveryPeriodInDays").asInt(35));
    }
  }
}
