package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.contract.ProjectionTrial;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What projections guarantee, on the real database. */
class DynamoDbProjectionPropertiesTest {

  private static final EventStore STORE =
      new DynamoDbEventStore(DynamoDbLocal.client(), Tables.eventStore());
  private static final ProjectionTrial TRIAL =
      new ProjectionTrial(STORE, DynamoDbProjectionPropertiesTest::rows, 4);

  @Property(tries = 4, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
  void rowsEqualTheFoldWhateverWasReorderedRepeatedLostAndDeliveredAtOnce(@ForAll long seed)
      throws Exception {
    TRIAL.rowsEqualTheFold(seed, 60);
  }

  @Property(tries = 4, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
  void poisonStopsItsOwnAggregateOnlyUntilTheReadModelIsMended(@ForAll long seed) throws Exception {
    TRIAL.poisonStopsItsOwnAggregateOnly(seed, 60);
  }

  private static ProjectionTrial.Rows rows(ReadModelType<?> type) {
    String table = Tables.rows();
    if (!type.crossAggregate()) {
      return new ProjectionTrial.Rows(
          new DynamoDbProjectedRows(DynamoDbLocal.client(), table, "id"),
          new DynamoDbReadableRows(
              DynamoDbLocal.client(), table, type, Set.of(), Optional.empty()));
    }
    String positions = Tables.positions();
    return new ProjectionTrial.Rows(
        new DynamoDbCrossAggregateRows(DynamoDbLocal.client(), table, positions, "id"),
        new DynamoDbReadableRows(
            DynamoDbLocal.client(), table, type, Set.of(), Optional.of(positions)));
  }
}
