package dev.cqrs.testing.memory;

import dev.cqrs.testing.contract.EventStoreTrial;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InMemoryEventStoreTrialTest {

  @Property(tries = 500)
  void the_store_acts_as_its_model(
      @ForAll @Size(max = 60) List<@IntRange(max = 10_000) Integer> steps) {
    EventStoreTrial.run(new InMemoryEventStore(), steps);
  }
}
