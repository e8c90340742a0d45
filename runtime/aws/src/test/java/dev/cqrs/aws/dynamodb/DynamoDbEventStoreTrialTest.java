package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.testing.contract.EventStoreTrial;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DynamoDbEventStoreTrialTest {

  private static final EventStore STORE =
      new DynamoDbEventStore(
          DynamoDbLocal.client(), Tables.eventStore(), Optional.of(Tables.uniqueValues()));

  @Property(tries = 40)
  void the_store_acts_as_its_model(
      @ForAll @Size(max = 40) List<@IntRange(max = 10_000) Integer> steps) {
    EventStoreTrial.run(STORE, steps);
  }
}
