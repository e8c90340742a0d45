package dev.cqrs.testing;

import dev.cqrs.testing.contract.ProjectionTrial;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class ProjectionPropertiesTest {

  @Property(tries = 200, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
  void rows_equal_the_fold_whatever_was_reordered_repeated_lost_and_delivered_at_once(
      @ForAll long seed) throws Exception {
    trial(1 + (int) (seed & 3)).rowsEqualTheFold(seed, 80);
  }

  @Property(tries = 200, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
  void poison_stops_its_own_aggregate_only_until_the_read_model_is_mended(@ForAll long seed)
      throws Exception {
    trial(1 + (int) (seed & 3)).poisonStopsItsOwnAggregateOnly(seed, 80);
  }

  private static ProjectionTrial trial(int threads) {
    return new ProjectionTrial(
        new InMemoryEventStore(),
        type -> {
          InMemoryRows rows = new InMemoryRows(type);
          return new ProjectionTrial.Rows(rows, rows);
        },
        threads);
  }
}
