package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.testing.contract.ReadModelRowsContract;
import java.util.Optional;
import java.util.Set;

class DynamoDbProjectedRowsTest extends ReadModelRowsContract {

  private static final String TABLE = Tables.things();
  private static final ProjectedRows PROJECTED =
      new DynamoDbProjectedRows(DynamoDbLocal.client(), TABLE, "id");
  private static final ReadableRows READABLE =
      new DynamoDbReadableRows(
          DynamoDbLocal.client(), TABLE, type(false), Set.of(), Optional.empty());

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
    return false;
  }
}
