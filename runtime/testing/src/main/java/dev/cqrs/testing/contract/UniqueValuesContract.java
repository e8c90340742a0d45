package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} must do with unique values. */
public abstract class UniqueValuesContract {

  private final String ann = "ann-" + UUID.randomUUID();
  private final String bob = "bob-" + UUID.randomUUID();
  private final UniqueValue first = value();
  private final UniqueValue second = value();

  /** Returns the store under test; it may hold events and values of other aggregates. */
  protected abstract EventStore store();

  @Test
  void aValueThatAnotherAggregateHoldsIsRefusedAndNothingIsWritten() {
    assertThat(append(ann, 1, take(first)).appended()).isTrue();

    assertThat(append(bob, 1, take(second, first))).isEqualTo(new ValueTaken(first));

    assertThat(store().read(bob, 0)).isEmpty();
    assertThat(append(ann, 2, take(second)).appended()).isTrue();
  }

  @Test
  void aReleasedValueIsFree() {
    append(ann, 1, take(first));

    UniqueChanges swap = new UniqueChanges(List.of(second), List.of(first));
    assertThat(append(ann, 2, swap).appended()).isTrue();

    assertThat(append(bob, 1, take(second))).isEqualTo(new ValueTaken(second));
    assertThat(append(bob, 1, take(first)).appended()).isTrue();
  }

  @Test
  void anAggregateMayTakeAValueThatItHolds() {
    append(ann, 1, take(first));

    assertThat(append(ann, 2, take(first)).appended()).isTrue();
  }

  @Test
  void aValueOfAnotherAggregateIsNotReleased() {
    append(ann, 1, take(first));

    UniqueChanges release = new UniqueChanges(List.of(second), List.of(first));
    assertThat(append(bob, 1, release).appended()).isTrue();

    assertThat(append(bob, 2, take(first))).isEqualTo(new ValueTaken(first));
    assertThat(append(ann, 2, take(second))).isEqualTo(new ValueTaken(second));
  }

  @Test
  void aValueThatNobodyHoldsCanBeReleased() {
    UniqueChanges release = new UniqueChanges(List.of(), List.of(first));

    assertThat(append(ann, 1, release).appended()).isTrue();
  }

  @Test
  void aTakenVersionCountsMoreThanATakenValue() {
    StoredEvent holder = TestEvents.event(bob, 1, Map.of());
    store().append(List.of(holder));
    append(ann, 1, take(first));

    assertThat(append(bob, 1, take(first))).isEqualTo(new VersionTaken(Optional.of(holder)));
  }

  @Test
  void ofAggregatesThatRaceForAValueOneGetsIt() throws Exception {
    int racers = 8;
    CyclicBarrier start = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    List<Future<AppendOutcome>> outcomes = new ArrayList<>();
    for (int racer = 0; racer < racers; racer++) {
      String id = "racer-" + UUID.randomUUID();
      outcomes.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                AppendOutcome outcome = append(id, 1, take(first));
                while (outcome instanceof VersionTaken taken && taken.holder().isEmpty()) {
                  outcome = append(id, 1, take(first));
                }
                return outcome;
              }));
    }
    threads.shutdown();

    int won = 0;
    for (Future<AppendOutcome> outcome : outcomes) {
      AppendOutcome result = outcome.get(30, TimeUnit.SECONDS);
      won += result.appended() ? 1 : 0;
      assertThat(result.appended() || result.equals(new ValueTaken(first))).isTrue();
    }
    assertThat(won).isEqualTo(1);
  }

  private AppendOutcome append(String aggregateId, long version, UniqueChanges changes) {
    return store().append(List.of(TestEvents.event(aggregateId, version, Map.of())), changes);
  }

  private static UniqueChanges take(UniqueValue... values) {
    return new UniqueChanges(List.of(values), List.of());
  }

  private static UniqueValue value() {
    return UniqueValue.of("Thing", "name", UUID.randomUUID().toString());
  }
}
