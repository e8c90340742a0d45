package dev.cqrs.testing;

import dev.cqrs.testing.contract.ProjectionTrial;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class ProjectionPropertiesTest {

  /** How many histories each try has; the ordinary run has one, with the same seed every time. */
  private static final int SCALE = Integer.getInteger("proof.scale", 1);

  private static final long SEED = Long.getLong("proof.seed", 0);

  @Property(
      tries = 200,
      seed = "2026",
      generation = GenerationMode.RANDOMIZED,
      shrinking = ShrinkingMode.OFF)
  void rows_equal_the_fold_whatever_was_reordered_repeated_lost_and_delivered_at_once(
      @ForAll long seed) throws Exception {
    for (long each : seeds(seed)) {
      trial(4).rowsEqualTheFold(each, 80);
    }
  }

  @Property(
      tries = 200,
      seed = "2027",
      generation = GenerationMode.RANDOMIZED,
      shrinking = ShrinkingMode.OFF)
  void poison_stops_its_own_aggregate_only_until_the_read_model_is_mended(@ForAll long seed)
      throws Exception {
    for (long each : seeds(seed)) {
      trial(1 + (int) (each & 3)).poisonStopsItsOwnAggregateOnly(each, 80);
    }
  }

  private static long[] seeds(long seed) {
    return LongStream.range(0, SCALE).map(each -> (seed ^ SEED) + each * 7_919).toArray();
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
