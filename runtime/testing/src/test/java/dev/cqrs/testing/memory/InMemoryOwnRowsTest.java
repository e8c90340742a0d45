package dev.cqrs.testing.memory;

import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.testing.contract.ReadModelRowsContract;

class InMemoryOwnRowsTest extends ReadModelRowsContract {

  private final InMemoryRows rows = new InMemoryRows(type(crossAggregate()));

  @Override
  protected ProjectedRows projected() {
    return rows;
  }

  @Override
  protected ReadableRows readable() {
    return rows;
  }

  @Override
  protected boolean crossAggregate() {
    return false;
  }
}
