package dev.cqrs.maven.agreement;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the facts of Terraform's tables, queues and log groups. */
final class TerraformStorageFacts {

  private final Facts facts;

  TerraformStorageFacts(Facts facts) {
    this.facts = facts;
  }

  void table(Properties table) {
    String name = table.text("name");
    SortedMap<String, String> types = new TreeMap<>();
    for (Properties attribute : table.parts("attribute")) {
      String attributeName = attribute.text("name");
      types.put(attributeName, attributeName + " " + attribute.text("type"));
    }
    facts.put(String.join(", ", types.values()), "table", name, "attributes");
    String sort = table.optional("range_key").map(key -> ", " + types.get(key)).orElse("");
    facts.put(types.get(table.text("hash_key")) + sort, "table", name, "key");
    facts.put(table.text("billing_mode"), "table", name, "billing");
    capacity(table, "table", name, "capacity");
    table.parts("global_secondary_index").forEach(index -> index(name, index, types));
    if (table.optional("stream_enabled").filter("true"::equals).isPresent()) {
      facts.put(table.text("stream_view_type"), "table", name, "stream");
    }
    table.optional("stream_arn");
    table.optional("stream_label");
    Properties encryption = TerraformFacts.block(table, "server_side_encryption");
    String kms = encryption.optional("kms_key_arn").map(arn -> " " + arn).orElse("");
    facts.put(
        encryption.text("enabled").equals("true") ? "KMS" + kms : "none",
        "table",
        name,
        "encryption");
    facts.put(
        TerraformFacts.block(table, "point_in_time_recovery").text("enabled"),
        "table",
        name,
        "point-in-time recovery");
    facts.put(table.text("deletion_protection_enabled"), "table", name, "deletion protection");
    table.unread(facts);
  }

  private void index(String table, Properties index, Map<String, String> types) {
    String name = index.text("name");
    SortedMap<String, String> byRole = new TreeMap<>();
    for (Properties part : index.parts("key_schema")) {
      byRole.put(part.text("key_type"), types.get(part.text("attribute_name")));
    }
    facts.put(
        String.join(", ", byRole.values()),
        "table",
        table,
        "index",
        name,
        String.join("", key(byRole)));
    String held = String.join(", ", index.texts("non_key_attributes").stream().sorted().toList());
    facts.put(
        (index.text("projection_type") + " " + held).strip(),
        "table",
        table,
        "index",
        name,
        "projection");
    capacity(index, "table", table, "index", name, "capacity");
  }

  /** HASH comes before RANGE; anything else is no key. */
  private static List<String> key(SortedMap<String, String> byRole) {
    boolean key =
        List.of(List.of("HASH"), List.of("HASH", "RANGE")).contains(List.copyOf(byRole.keySet()));
    return key ? List.of("key") : List.copyOf(byRole.keySet());
  }

  private void capacity(Properties owner, Object... key) {
    owner
        .optional("read_capacity")
        .ifPresent(
            read -> facts.put(read + " read, " + owner.text("write_capacity") + " write", key));
  }

  void queue(Properties queue) {
    String name = queue.text("name");
    facts.put(queue.text("message_retention_seconds"), "queue", name, "retention seconds");
    boolean own = queue.optional("sqs_managed_sse_enabled").filter("true"::equals).isPresent();
    String key = queue.optional("kms_master_key_id").map(arn -> "KMS " + arn).orElse("");
    facts.put(((own ? "SQS " : "") + key).strip(), "queue", name, "encryption");
    queue.optional("url");
    queue.unread(facts);
  }

  void queuePolicy(Properties policy) {
    String url = policy.text("queue_url");
    Map<?, ?> document = TerraformFacts.json(policy, "policy");
    PolicyFacts.add(facts, document, "queue", url.substring(url.lastIndexOf('/') + 1));
    policy.unread(facts);
  }

  void logGroup(Properties group) {
    facts.put(group.text("retention_in_days"), "logs", group.text("name"), "retention days");
    group.unread(facts);
  }
}
