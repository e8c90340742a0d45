package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.testing.contract.ReadModelRowsContract;
import java.util.Optional;
import java.util.Set;

class DynamoDbCrossAggregateRowsTest extends ReadModelRowsContract {

  private static final String TABLE = Tables.things();
  private static final String POSITIONS = Tables.positions();
  private static final ProjectedRows PROJECTED =
      new DynamoDbCrossAggregateRows(DynamoDbLocal.client(), TABLE, POSITIONS, "id");
  private static final ReadableRows READABLE =
      new DynamoDbReadableRows(
          DynamoDbLocal.client(), TABLE, type(true), Set.of(), Optional.of(POSITIONS));

  @Override
  protected ProjectedRows projected() {
    return PROJECTED;
  }

  @Override
  protected ReadableRows readable() {
    return READABLE;
  }

  @Override
  protected boolean crossAggregate() {
    return true;
  }
}
