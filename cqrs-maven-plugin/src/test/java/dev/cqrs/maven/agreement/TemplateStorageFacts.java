package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells the facts of a template's tables, queues and log groups. */
final class TemplateStorageFacts {

  private final Facts facts;

  TemplateStorageFacts(Facts facts) {
    this.facts = facts;
  }

  void table(Properties table) {
    String name = table.text("TableName");
    Map<String, String> types = new TreeMap<>();
    for (Properties attribute : table.parts("AttributeDefinitions")) {
      types.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    List<String> attributes = new ArrayList<>();
    types.forEach((attribute, type) -> attributes.add(attribute + " " + type));
    facts.put(String.join(", ", attributes), "table", name, "attributes");
    facts.put(key(table, types), "table", name, "key");
    facts.put(table.text("BillingMode"), "table", name, "billing");
    capacity(table, "table", name, "capacity");
    for (Properties index : table.parts("GlobalSecondaryIndexes")) {
      String id = index.text("IndexName");
      facts.put(key(index, types), "table", name, "index", id, "key");
      Properties projection = index.part("Projection");
      List<String> held = projection.texts("NonKeyAttributes").stream().sorted().toList();
      facts.put(
          (projection.text("ProjectionType") + " " + String.join(", ", held)).strip(),
          "table",
          name,
          "index",
          id,
          "projection");
      capacity(index, "table", name, "index", id, "capacity");
    }
    table
        .optionalPart("StreamSpecification")
        .ifPresent(stream -> facts.put(stream.text("StreamViewType"), "table", name, "stream"));
    facts.put(encryption(table.part("SSESpecification")), "table", name, "encryption");
    facts.put(
        table.part("PointInTimeRecoverySpecification").text("PointInTimeRecoveryEnabled"),
        "table",
        name,
        "point-in-time recovery");
    facts.put(table.text("DeletionProtectionEnabled"), "table", name, "deletion protection");
    table.unread(facts);
  }

  private static String encryption(Properties encryption) {
    String key = encryption.optional("KMSMasterKeyId").map(arn -> " " + arn).orElse("");
    return encryption.text("SSEEnabled").equals("true") ? encryption.text("SSEType") + key : "none";
  }

  private static String key(Properties owner, Map<String, String> types) {
    Map<String, String> byRole = new LinkedHashMap<>();
    for (Properties part : owner.parts("KeySchema")) {
      String name = part.text("AttributeName");
      byRole.put(part.text("KeyType"), name + " " + types.get(name));
    }
    String partition = byRole.remove("HASH");
    String sort = byRole.remove("RANGE");
    if (partition == null || !byRole.isEmpty()) {
      throw new IllegalArgumentException("Not a key: " + byRole);
    }
    return partition + (sort == null ? "" : ", " + sort);
  }

  private void capacity(Properties owner, Object... key) {
    owner
        .optionalPart("ProvisionedThroughput")
        .ifPresent(
            units ->
                facts.put(
                    units.text("ReadCapacityUnits")
                        + " read, "
                        + units.text("WriteCapacityUnits")
                        + " write",
                    key));
  }

  void queue(Properties queue) {
    String name = queue.text("QueueName");
    facts.put(queue.text("MessageRetentionPeriod"), "queue", name, "retention seconds");
    boolean own = queue.text("SqsManagedSseEnabled").equals("true");
    String key = queue.optional("KmsMasterKeyId").map(arn -> "KMS " + arn).orElse("");
    facts.put(((own ? "SQS " : "") + key).strip(), "queue", name, "encryption");
    queue.unread(facts);
  }

  void queuePolicy(Properties policy) {
    Map<?, ?> document = policy.map("PolicyDocument");
    for (String url : policy.texts("Queues")) {
      PolicyFacts.add(facts, document, "queue", url.substring(url.lastIndexOf('/') + 1));
    }
    policy.unread(facts);
  }

  void logGroup(Properties group) {
    facts.put(group.text("RetentionInDays"), "logs", group.text("LogGroupName"), "retention days");
    group.unread(facts);
  }
}
