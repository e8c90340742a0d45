package dev.cqrs.maven.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What keeps tables from being deleted; in {@code prod} every table has it. */
public final class DeletionProtection {

  private final DynamoDbClient dynamoDb;

  /**
   * Creates the view.
   *
   * @param dynamoDb client of the tables' region
   */
  public DeletionProtection(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /**
   * Whether there is a table of this name.
   *
   * @param table table's name
   * @return whether it is there, protected or not
   */
  public boolean isThere(String table) {
    return describe(table).isPresent();
  }

  /**
   * Whether a table is protected.
   *
   * @param table table's name
   * @return false also when there is no such table
   */
  public boolean protects(String table) {
    return describe(table)
        .map(found -> Boolean.TRUE.equals(found.deletionProtectionEnabled()))
        .orElse(false);
  }

  /**
   * Switches it off.
   *
   * @param tables names of tables; one that is gone does no harm
   * @return those that had it
   */
  public List<String> off(Collection<String> tables) {
    List<String> unprotected = new ArrayList<>();
    for (String table : tables) {
      if (protects(table)) {
        dynamoDb.updateTable(r -> r.tableName(table).deletionProtectionEnabled(false));
        unprotected.add(table);
      }
    }
    return unprotected;
  }

  /**
   * Switches it on.
   *
   * @param tables names of tables; one that is gone does no harm
   */
  public void on(Collection<String> tables) {
    for (String table : tables) {
      if (isThere(table)) {
        dynamoDb.updateTable(r -> r.tableName(table).deletionProtectionEnabled(true));
      }
    }
  }

  /**
   * Says how a protected table is removed.
   *
   * @param table table's name
   * @return the commands
   */
  public static String removal(String table) {
    return "aws dynamodb update-table --no-deletion-protection-enabled --table-name %1$s && aws dynamodb delete-table --table-name %1$s"
        .formatted(table);
  }

  private Optional<TableDescription> describe(String table) {
    try {
      return Optional.of(dynamoDb.describeTable(r -> r.tableName(table)).table());
    } catch (ResourceNotFoundException gone) {
      return Optional.empty();
    }
  }
}
