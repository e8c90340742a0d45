package dev.cqrs.aws.dynamodb;

import dev.cqrs.api.PageRequest;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.ReadModelType.IndexType;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.core.readmodel.UndeclaredIndexException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The rows of a read model for queries: GetItem by key, Query by index, eventually consistent
 * unless asked otherwise.
 */
public final class DynamoDbReadableRows implements ReadableRows {

  private final DynamoDbClient client;
  private final String table;
  private final ReadModelType<?> readModel;
  private final Set<String> numericIndexes;
  private final Optional<String> positionsTable;
  private final boolean consistent;

  /**
   * @param client the client to use; it is not closed
   * @param table the name of the read model's table
   * @param readModel the read model
   * @param numericIndexes the names of the indexes whose key is a number
   * @param positionsTable the name of the table of positions; empty unless many aggregates feed the
   *     read model
   */
  public DynamoDbReadableRows(
      DynamoDbClient client,
      String table,
      ReadModelType<?> readModel,
      Set<String> numericIndexes,
      Optional<String> positionsTable) {
    this(client, table, readModel, numericIndexes, positionsTable, false);
  }

  private DynamoDbReadableRows(
      DynamoDbClient client,
      String table,
      ReadModelType<?> readModel,
      Set<String> numericIndexes,
      Optional<String> positionsTable,
      boolean consistent) {
    this.client = client;
    this.table = table;
    this.readModel = readModel;
    this.numericIndexes = Set.copyOf(numericIndexes);
    this.positionsTable = positionsTable;
    this.consistent = consistent;
  }

  @Override
  public Optional<Map<String, Object>> find(String key) {
    if (!RowLimits.canBeKey(key)) {
      return Optional.empty();
    }
    return Optional.ofNullable(RowItem.row(get(table, readModel.key(), key, consistent)));
  }

  @Override
  public long position(String aggregateId) {
    return positionsTable
        .map(
            positions ->
                RowItem.count(
                    get(positions, RowItem.AGGREGATE_ID, aggregateId, true), RowItem.VERSION))
        .orElseGet(
            () ->
                RowItem.count(
                    get(table, readModel.key(), aggregateId, true), RowItem.AGGREGATE_VERSION));
  }

  @Override
  public ReadableRows consistent() {
    return new DynamoDbReadableRows(client, table, readModel, numericIndexes, positionsTable, true);
  }

  private Map<String, AttributeValue> get(
      String from, String name, String value, boolean consistentRead) {
    return client
        .getItem(
            request ->
                request
                    .tableName(from)
                    .key(Map.of(name, AttributeValue.fromS(value)))
                    .consistentRead(consistentRead))
        .item();
  }

  @Override
  public RowPage find(String index, String value, PageRequest page) {
    IndexType type = index(index);
    Set<String> keyNames = keyNames(type);
    Optional<Map<String, AttributeValue>> start =
        page.after().map(token -> PageToken.read(token, index, value, keyNames));
    Optional<AttributeValue> indexKey = indexKey(index, value);
    if (indexKey.isEmpty()) {
      return new RowPage(List.of(), Optional.empty());
    }
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression("#key = :value")
            // A deleted row is in an index only if the index has the key of the table.
            .filterExpression("attribute_not_exists(#deleted)")
            .expressionAttributeNames(Map.of("#key", type.key(), "#deleted", RowItem.DELETED))
            .expressionAttributeValues(Map.of(":value", indexKey.get()))
            .scanIndexForward(!page.descending());
    start.ifPresent(query::exclusiveStartKey);
    // One row more than asked for tells whether there is a next page.
    List<Map<String, AttributeValue>> items = read(query, page.limit() + 1, start.isPresent());
    boolean more = items.size() > page.limit();
    List<Map<String, AttributeValue>> shown = more ? items.subList(0, page.limit()) : items;
    return new RowPage(
        shown.stream().map(RowItem::row).toList(),
        more
            ? Optional.of(PageToken.of(index, value, shown.get(shown.size() - 1), keyNames))
            : Optional.empty());
  }

  private List<Map<String, AttributeValue>> read(
      QueryRequest.Builder query, int wanted, boolean tokenGiven) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryResponse page;
    do {
      try {
        page = client.query(query.limit(wanted - items.size()).build());
      } catch (DynamoDbException e) {
        // The service checks the types of the key in a token; only a forged one has wrong ones.
        if (tokenGiven
            && e.awsErrorDetails() != null
            && "ValidationException".equals(e.awsErrorDetails().errorCode())) {
          throw PageToken.bad();
        }
        throw e;
      }
      items.addAll(page.items());
      query.exclusiveStartKey(page.lastEvaluatedKey());
    } while (items.size() < wanted
        && page.hasLastEvaluatedKey()
        && !page.lastEvaluatedKey().isEmpty());
    return items;
  }

  private IndexType index(String name) {
    return readModel.indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UndeclaredIndexException(readModel, name));
  }

  private Set<String> keyNames(IndexType index) {
    Set<String> names = new LinkedHashSet<>();
    names.add(readModel.key());
    names.add(index.key());
    if (!index.sort().isEmpty()) {
      names.add(index.sort());
    }
    return names;
  }

  /** Returns the key as the index has it, or empty if no row can have it. */
  private Optional<AttributeValue> indexKey(String index, String value) {
    if (!numericIndexes.contains(index)) {
      return RowLimits.canBeKey(value)
          ? Optional.of(AttributeValue.fromS(value))
          : Optional.empty();
    }
    try {
      return Optional.of(AttributeValues.of(new BigDecimal(value)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
