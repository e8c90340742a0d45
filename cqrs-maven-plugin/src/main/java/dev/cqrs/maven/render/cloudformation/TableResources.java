package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.infrastructure.Table.Index;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Renders the tables. */
final class TableResources {

  private TableResources() {}

  static void add(Resources resources, List<Table> tables) {
    resources.section(
        "Deleting the stack deletes the tables with their data, so that a trial leaves nothing",
        "behind. In prod, deletion protection refuses that until it is switched off. A change that",
        "would replace a table keeps the old one.");
    tables.forEach(table -> resources.add(table.id(), table(table)));
  }

  private static YamlMap table(Table table) {
    YamlMap properties =
        new YamlMap()
            .put("TableName", Intrinsics.named(table.suffix()))
            .put("AttributeDefinitions", attributes(table))
            .put("KeySchema", keys(table.partition(), table.sort()))
            .put("BillingMode", Intrinsics.ref("BillingMode"))
            .put("ProvisionedThroughput", throughput(table));
    if (!table.indexes().isEmpty()) {
      properties.put(
          "GlobalSecondaryIndexes",
          Yaml.list(table.indexes().stream().map(index -> index(table, index)).toList()));
    }
    if (table.stream()) {
      properties.put("StreamSpecification", new YamlMap().put("StreamViewType", "NEW_IMAGE"));
    }
    properties
        .put(
            "SSESpecification",
            new YamlMap()
                .put("SSEEnabled", true)
                .put("SSEType", "KMS")
                .put(
                    "KMSMasterKeyId",
                    Intrinsics.onlyWhen(Condition.KEY, Intrinsics.ref("KmsKeyArn"))))
        .put(
            "PointInTimeRecoverySpecification",
            new YamlMap().put("PointInTimeRecoveryEnabled", true))
        .put(
            "DeletionProtectionEnabled",
            Intrinsics.when(Condition.PRODUCTION, Yaml.bool(true), Yaml.bool(false)));
    return new YamlMap()
        .put("Type", "AWS::DynamoDB::Table")
        .put("DeletionPolicy", "Delete")
        .put("UpdateReplacePolicy", "Retain")
        .put("Properties", properties);
  }

  private static Node attributes(Table table) {
    Map<String, String> types = new TreeMap<>();
    types.put(table.partition().name(), table.partition().type());
    table.sort().ifPresent(key -> types.put(key.name(), key.type()));
    for (Index index : table.indexes()) {
      types.put(index.partition().name(), index.partition().type());
      index.sort().ifPresent(key -> types.put(key.name(), key.type()));
    }
    List<Node> nodes = new ArrayList<>();
    types.forEach(
        (name, type) ->
            nodes.add(new YamlMap().put("AttributeName", name).put("AttributeType", type).flow()));
    return Yaml.list(nodes);
  }

  private static Node keys(Table.Key partition, Optional<Table.Key> sort) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(key(partition, "HASH"));
    sort.ifPresent(key -> nodes.add(key(key, "RANGE")));
    return Yaml.list(nodes);
  }

  private static Node key(Table.Key key, String role) {
    return new YamlMap().put("AttributeName", key.name()).put("KeyType", role).flow();
  }

  private static Node index(Table table, Index index) {
    return new YamlMap()
        .put("IndexName", index.name())
        .put("KeySchema", keys(index.partition(), index.sort()))
        .put("Projection", projection(index))
        .put("ProvisionedThroughput", throughput(table))
        .node();
  }

  private static Node projection(Index index) {
    if (index.attributes().isEmpty()) {
      return new YamlMap().put("ProjectionType", "ALL").flow();
    }
    return new YamlMap()
        .put("ProjectionType", "INCLUDE")
        .put("NonKeyAttributes", Yaml.flow(index.attributes().stream().map(Yaml::text).toList()))
        .flow();
  }

  /** An index has its table's capacity: with less it would slow the table's writes down. */
  private static Node throughput(Table table) {
    Node units =
        new YamlMap()
            .put("ReadCapacityUnits", Intrinsics.ref(table.capacityParameter()))
            .put("WriteCapacityUnits", Intrinsics.ref(table.capacityParameter()))
            .flow();
    return Intrinsics.when(Condition.ON_DEMAND, Intrinsics.nothing(), units);
  }
}
