package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.RowRefusedException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that the database never holds are told from a database that does not answer. */
class RefusedRowsTest {

  private static final String TABLE = Tables.things();
  private static final ProjectedRows OWN =
      new DynamoDbProjectedRows(DynamoDbLocal.client(), TABLE, "id");
  private static final ProjectedRows ACROSS =
      new DynamoDbCrossAggregateRows(DynamoDbLocal.client(), TABLE, Tables.positions(), "id");

  private final String id = "thing-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRowThatIsTooLargeIsRefusedWithItsSize(boolean crossAggregate) {
    assertRefused(crossAggregate, Map.of("id", id, "text", "x".repeat(410_000)))
        .hasMessageMatching("the row has 410\\d{3} bytes; the limit is 409600");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEmptyKeyOfAnIndexIsRefused(boolean crossAggregate) {
    assertRefused(crossAggregate, Map.of("id", id, "owner", "", "rank", BigDecimal.ONE))
        .hasMessage("the table refuses the row as not valid");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNumberThatTheTableWouldRoundIsRefused(boolean crossAggregate) {
    assertRefused(crossAggregate, Map.of("id", id, "sum", new BigDecimal("1".repeat(39))))
        .hasMessage("sum of the row cannot be stored: a number has 39 digits; DynamoDB keeps 38");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2049})
  void aKeyOfAWrongLengthIsRefused(int length) {
    assertThatThrownBy(() -> ACROSS.load("k".repeat(length), id))
        .isInstanceOf(RowRefusedException.class)
        .hasMessage("the key of the row has " + length + " bytes; a key has 1 to 2048");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(
      boolean crossAggregate, Map<String, Object> row) {
    ProjectedRows rows = crossAggregate ? ACROSS : OWN;
    ProjectedRows.Snapshot before = rows.load(id, id);
    var refusal =
        assertThatThrownBy(() -> rows.save(before, row, 1)).isInstanceOf(RowRefusedException.class);
    assertThat(rows.load(id, id)).isEqualTo(before);
    return refusal;
  }
}
