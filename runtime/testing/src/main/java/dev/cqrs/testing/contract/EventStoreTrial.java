package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.Appended;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Does the same with a store and with the simplest model of one, and compares them after each step.
 */
public final class EventStoreTrial {

  private static final int AGGREGATES = 3;
  private static final int VALUES = 3;

  private final EventStore store;
  private final String run = UUID.randomUUID().toString();
  private final Map<String, List<StoredEvent>> histories = new HashMap<>();
  private final Map<UniqueValue, String> holders = new HashMap<>();

  private EventStoreTrial(EventStore store) {
    this.store = store;
  }

  /**
   * Runs a trial.
   *
   * @param store the store to try; its other aggregates and values do not matter
   * @param steps each number, from 0, stands for a step: what is done and with what
   */
  public static void run(EventStore store, List<Integer> steps) {
    EventStoreTrial trial = new EventStoreTrial(store);
    steps.forEach(trial::step);
  }

  private void step(int number) {
    Digits digits = new Digits(number);
    String aggregateId = "agg-" + digits.next(AGGREGATES) + "-" + run;
    switch (digits.next(4)) {
      case 0 -> read(aggregateId, digits.next(6));
      case 1 -> backwards(aggregateId, digits.next(8), 1 + digits.next(4));
      default ->
          append(
              aggregateId, digits.next(3), 1 + digits.next(3), digits.next(VALUES), digits.next(3));
    }
  }

  private void read(String aggregateId, int after) {
    List<StoredEvent> history = history(aggregateId);
    assertThat(store.read(aggregateId, after))
        .isEqualTo(history.subList(Math.min(after, history.size()), history.size()));
  }

  private void backwards(String aggregateId, int from, int pageSize) {
    List<StoredEvent> history = history(aggregateId);
    List<StoredEvent> expected =
        new ArrayList<>(history.subList(0, Math.min(from, history.size())));
    Collections.reverse(expected);
    Iterator<StoredEvent> actual = store.backwards(aggregateId, from, pageSize);
    assertThat(actual).toIterable().containsExactlyElementsOf(expected);
  }

  /** Appends after the history, or {@code behind} versions too early. */
  private void append(String aggregateId, int behind, int count, int value, int change) {
    List<StoredEvent> history = history(aggregateId);
    int first = Math.max(1, history.size() + 1 - behind);
    List<StoredEvent> events = new ArrayList<>();
    for (int version = first; version < first + count; version++) {
      events.add(TestEvents.event(aggregateId, version, Map.of()));
    }
    List<UniqueValue> values = List.of(UniqueValue.of("Thing", "name", value + run));
    UniqueChanges changes =
        switch (change) {
          case 0 -> UniqueChanges.none();
          case 1 -> new UniqueChanges(values, List.of());
          default -> new UniqueChanges(List.of(), values);
        };
    AppendOutcome expected = expected(aggregateId, first, changes);

    assertThat(store.append(events, changes)).isEqualTo(expected);

    if (expected.appended()) {
      history.addAll(events);
      changes.released().forEach(released -> holders.remove(released, aggregateId));
      changes.taken().forEach(taken -> holders.put(taken, aggregateId));
    }
    assertThat(store.read(aggregateId, 0)).isEqualTo(history);
  }

  private AppendOutcome expected(String aggregateId, int first, UniqueChanges changes) {
    List<StoredEvent> history = history(aggregateId);
    if (first <= history.size()) {
      return new VersionTaken(Optional.of(history.get(first - 1)));
    }
    return changes.taken().stream()
        .filter(value -> !holders.getOrDefault(value, aggregateId).equals(aggregateId))
        .<AppendOutcome>map(ValueTaken::new)
        .findFirst()
        .orElse(new Appended());
  }

  private List<StoredEvent> history(String aggregateId) {
    return histories.computeIfAbsent(aggregateId, id -> new ArrayList<>());
  }

  /** Takes choices out of a number. */
  private static final class Digits {

    private int rest;

    Digits(int number) {
      rest = number;
    }

    int next(int choices) {
      int choice = rest % choices;
      rest /= choices;
      return choice;
    }
  }
}
