package dev.cqrs.it.proof;

import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Tables as the plugin plans them from an application: those of the template. */
final class PlannedTables {

  private PlannedTables() {}

  /** Returns the plan of a table, by the end of its name. */
  static Table planned(ProofApplication application, String suffix) {
    return InfrastructurePlanner.plan(
            ApplicationModelReader.read(application.classes()),
            new PlanSettings("proof", "java17", "", "", "0".repeat(64)))
        .tables()
        .stream()
        .filter(table -> table.suffix().equals(suffix))
        .findFirst()
        .orElseThrow();
  }

  /** Returns what creates a planned table under a name. */
  static CreateTableRequest request(String name, Table table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                table.keyAttributes().entrySet().stream()
                    .map(
                        key ->
                            AttributeDefinition.builder()
                                .attributeName(key.getKey())
                                .attributeType(key.getValue())
                                .build())
                    .toList())
            .keySchema(keys(table.partition(), table.sort()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(PlannedTables::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partition(), index.sort()))
        .projection(
            index.attributes().isEmpty()
                ? Projection.builder().projectionType(ProjectionType.ALL).build()
                : Projection.builder()
                    .projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes(index.attributes())
                    .build())
        .build();
  }

  private static List<KeySchemaElement> keys(Table.Key partition, Optional<Table.Key> sort) {
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(key(partition, KeyType.HASH));
    sort.ifPresent(key -> keys.add(key(key, KeyType.RANGE)));
    return keys;
  }

  private static KeySchemaElement key(Table.Key key, KeyType type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }
}
