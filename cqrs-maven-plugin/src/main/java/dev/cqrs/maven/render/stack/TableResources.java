package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.infrastructure.Table.Index;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps the tables. */
final class TableResources {

  private TableResources() {}

  static Section section(List<Table> tables) {
    return new Section(
        Part.TABLES,
        List.of(
            "Deleting the stack deletes the tables with their data, so that a trial leaves nothing",
            "behind. In prod, deletion protection refuses that until it is switched off. A change that",
            "would replace a table keeps the old one."),
        tables.stream().map(TableResources::table).toList());
  }

  private static Resource table(Table table) {
    MapBuilder properties =
        new MapBuilder()
            .put("TableName", Intrinsics.named(table.suffix()))
            .put("AttributeDefinitions", attributes(table))
            .put("KeySchema", keys(table.partition(), table.sort()))
            .put("BillingMode", Intrinsics.ref("BillingMode"))
            .put("ProvisionedThroughput", throughput(table));
    if (!table.indexes().isEmpty()) {
      properties.put(
          "GlobalSecondaryIndexes",
          new ListValue(table.indexes().stream().map(index -> index(table, index)).toList()));
    }
    if (table.stream()) {
      properties.put("StreamSpecification", new MapBuilder().put("StreamViewType", "NEW_IMAGE"));
    }
    properties
        .put(
            "SSESpecification",
            new MapBuilder()
                .put("SSEEnabled", true)
                .put("SSEType", "KMS")
                .put(
                    "KMSMasterKeyId",
                    Intrinsics.onlyWhen(Conditions.KEY, Intrinsics.ref("KmsKeyArn"))))
        .put(
            "PointInTimeRecoverySpecification",
            new MapBuilder().put("PointInTimeRecoveryEnabled", true))
        .put(
            "DeletionProtectionEnabled",
            Intrinsics.when(Conditions.PRODUCTION, new Value.Bool(true), new Value.Bool(false)));
    return new Resource(table.id(), "AWS::DynamoDB::Table", properties.build())
        .removed("Delete", "Retain");
  }

  private static Value attributes(Table table) {
    List<Value> nodes = new ArrayList<>();
    table
        .keyAttributes()
        .forEach(
            (name, type) ->
                nodes.add(
                    new MapBuilder()
                        .put("AttributeName", name)
                        .put("AttributeType", type)
                        .build()));
    return new ListValue(nodes);
  }

  private static Value keys(Table.Key partition, Optional<Table.Key> sort) {
    List<Value> nodes = new ArrayList<>();
    nodes.add(key(partition, "HASH"));
    sort.ifPresent(key -> nodes.add(key(key, "RANGE")));
    return new ListValue(nodes);
  }

  private static Value key(Table.Key key, String role) {
    return new MapBuilder().put("AttributeName", key.name()).put("KeyType", role).build();
  }

  private static Value index(Table table, Index index) {
    return new MapBuilder()
        .put("IndexName", index.name())
        .put("KeySchema", keys(index.partition(), index.sort()))
        .put("Projection", projection(index))
        .put("ProvisionedThroughput", throughput(table))
        .build();
  }

  private static Value projection(Index index) {
    if (index.attributes().isEmpty()) {
      return new MapBuilder().put("ProjectionType", "ALL").build();
    }
    return new MapBuilder()
        .put("ProjectionType", "INCLUDE")
        .put("NonKeyAttributes", Value.texts(index.attributes()))
        .build();
  }

  /** An index has its table's capacity: with less it would slow the table's writes down. */
  private static Value throughput(Table table) {
    Value units =
        new MapBuilder()
            .put("ReadCapacityUnits", Intrinsics.ref(table.capacityParameter()))
            .put("WriteCapacityUnits", Intrinsics.ref(table.capacityParameter()))
            .build();
    return Intrinsics.when(Conditions.ON_DEMAND, Intrinsics.nothing(), units);
  }
}
