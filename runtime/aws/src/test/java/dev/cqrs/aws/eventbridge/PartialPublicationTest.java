package dev.cqrs.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus.Refused;
import dev.cqrs.proof.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A bus that refuses entries at any place, and whole calls, and batches with entries too large. */
class PartialPublicationTest {

  private static final int BATCHES = 300;
  private static final int ATTEMPTS = 4;
  private static final StoredEvent HUGE = Events.event("x", 1, Map.of("text", "x".repeat(262_144)));

  private final Random random = Proof.random("publications");

  @Test
  void whatIsNotReportedArrivedAfterWhatWentBefore() {
    for (int number = 0; number < Proof.times(BATCHES); number++) {
      UnreliableEventBridge service = new UnreliableEventBridge(random, random.nextInt(80));
      List<StoredEvent> batch = batch(false);

      List<Refused> refused = publish(service, batch);

      String trial = "batch " + number + ", " + Proof.repeat();
      assertEachArrivedAfterTheOneBefore(trial, batch, refused, service);
      assertOnlyAggregatesThatFailedEveryTimeAreHeldBack(trial, batch, refused, service);
    }
  }

  @Test
  void anEntryTooLargeHoldsBackItsAggregateOnly() {
    for (int number = 0; number < Proof.times(BATCHES) / 10; number++) {
      UnreliableEventBridge service = new UnreliableEventBridge(random, 0);
      List<StoredEvent> batch = batch(true);

      List<Refused> refused = publish(service, batch);

      Set<String> blocked = new HashSet<>();
      List<StoredEvent> expected = new ArrayList<>();
      for (StoredEvent event : batch) {
        if (event.data().containsKey("text") || blocked.contains(aggregate(event))) {
          blocked.add(aggregate(event));
          expected.add(event);
        }
      }
      assertThat(refused).as(Proof.repeat()).extracting(Refused::event).isEqualTo(expected);
      assertThat(service.arrivals()).hasSize(batch.size() - expected.size());
    }
  }

  @Test
  void repeatingFromTheFirstRefusedEventPublishesAllInTheEnd() {
    for (int number = 0; number < Proof.times(BATCHES) / 10; number++) {
      UnreliableEventBridge service = new UnreliableEventBridge(random, 60);
      List<StoredEvent> batch = batch(false);

      List<StoredEvent> rest = batch;
      while (!rest.isEmpty()) {
        List<Refused> refused = publish(service, rest);
        rest =
            refused.isEmpty()
                ? List.of()
                : rest.subList(rest.indexOf(refused.get(0).event()), rest.size());
      }

      String trial = "batch " + number + ", " + Proof.repeat();
      assertEachArrivedAfterTheOneBefore(trial, batch, List.of(), service);
    }
  }

  private static List<Refused> publish(UnreliableEventBridge service, List<StoredEvent> batch) {
    return new EventBridgeBus(service, "events", "cqrs.test", Duration.ZERO).publish(batch);
  }

  /** Each event that was not reported has an arrival after the first one of the event before. */
  private static void assertEachArrivedAfterTheOneBefore(
      String trial, List<StoredEvent> batch, List<Refused> refused, UnreliableEventBridge service) {
    Set<String> reported =
        refused.stream().map(one -> one.event().metadata().eventId()).collect(Collectors.toSet());
    Map<String, String> before = new HashMap<>();
    List<String> arrivals = service.arrivals();
    for (StoredEvent event : batch) {
      String id = event.metadata().eventId();
      String predecessor = before.put(aggregate(event), id);
      if (reported.contains(id)) {
        continue;
      }
      assertThat(arrivals).as(trial).contains(id);
      if (predecessor != null) {
        assertThat(reported).as(trial + ": held back with " + id).doesNotContain(predecessor);
        assertThat(arrivals.lastIndexOf(id))
            .as(trial + ": " + id + " after " + predecessor)
            .isGreaterThan(arrivals.indexOf(predecessor));
      }
    }
  }

  private static void assertOnlyAggregatesThatFailedEveryTimeAreHeldBack(
      String trial, List<StoredEvent> batch, List<Refused> refused, UnreliableEventBridge service) {
    Map<String, Integer> refusals = new HashMap<>();
    for (StoredEvent event : batch) {
      refusals.merge(aggregate(event), service.refusals(event.metadata().eventId()), Integer::sum);
    }
    for (Refused one : refused) {
      assertThat(refusals.get(aggregate(one.event())))
          .as(trial + ": refusals of " + aggregate(one.event()))
          .isGreaterThanOrEqualTo(ATTEMPTS);
    }
  }

  /** Returns up to 40 events of a few aggregates, in the order of their versions. */
  private List<StoredEvent> batch(boolean some) {
    Map<String, Long> versions = new HashMap<>();
    List<StoredEvent> batch = new ArrayList<>();
    int size = 1 + random.nextInt(40);
    for (int index = 0; index < size; index++) {
      String aggregate = "a" + random.nextInt(6);
      long version = versions.merge(aggregate, 1L, Long::sum);
      boolean huge = some && random.nextInt(15) == 0;
      batch.add(Events.event(aggregate, version, huge ? HUGE.data() : Map.of()));
    }
    return batch;
  }

  private static String aggregate(StoredEvent event) {
    return event.metadata().aggregateId();
  }
}
