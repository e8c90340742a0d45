package dev.cqrs.maven.deploy;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What the removal of a stack takes away, and the tables that stand against it. */
final class Removal {

  private static final String TABLE = "AWS::DynamoDB::Table";

  private final DynamoDbClient dynamoDb;
  private final List<StackResourceSummary> resources;

  Removal(DynamoDbClient dynamoDb, List<StackResourceSummary> resources) {
    this.dynamoDb = dynamoDb;
    this.resources = List.copyOf(resources);
  }

  /** Prints how many resources of each type there are, and which tables hold data. */
  void list(Console console) {
    console.line("Removing %s:", Amounts.count(resources.size(), "resource", "resources"));
    Map<String, Integer> types = new LinkedHashMap<>();
    resources.stream()
        .map(StackResourceSummary::resourceType)
        .sorted()
        .forEach(type -> types.merge(type, 1, Integer::sum));
    types.forEach((type, count) -> console.line("  %4d  %s", count, type));
    List<String> filled = tables().stream().filter(this::holdsData).toList();
    if (!filled.isEmpty()) {
      console.line("Data that goes with them: %s", String.join(", ", filled));
    }
  }

  /** Switches the tables' deletion protection off; returns those that had it. */
  List<String> unprotect() {
    return new DeletionProtection(dynamoDb).off(tables());
  }

  private List<String> tables() {
    return resources.stream()
        .filter(each -> each.resourceType().equals(TABLE) && each.physicalResourceId() != null)
        .map(StackResourceSummary::physicalResourceId)
        .sorted()
        .toList();
  }

  /** One item tells; the count that DynamoDB keeps is up to six hours old. */
  private boolean holdsData(String table) {
    try {
      return dynamoDb.scan(r -> r.tableName(table).limit(1)).count() > 0;
    } catch (ResourceNotFoundException gone) {
      return false;
    } catch (SdkException unknown) {
      return true; // better a warning too many
    }
  }
}
