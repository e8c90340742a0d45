package dev.cqrs.it.proof;

import dev.cqrs.it.proof.Operation.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks whether one history explains all that was seen while it was written concurrently.
 *
 * <p>Every command has an id of its own and every event a version, so that no order has to be
 * guessed: apart from sorting, the time is linear in the number of events and operations.
 */
final class HistoryCheck {

  private final List<RecordedEvent> history;
  private final Map<String, Operation> operations = new HashMap<>();
  private final Timeline timeline;
  private final List<String> violations = new ArrayList<>();

  private HistoryCheck(List<RecordedEvent> history, List<Operation> operations) {
    this.history = history;
    operations.forEach(operation -> this.operations.put(operation.commandId(), operation));
    this.timeline = new Timeline(history, this.operations);
  }

  /**
   * Returns what cannot be, each with the letter of its rule; empty if all is well.
   *
   * @param history the events of one account in the end, by version
   * @param operations the commands to that account; one acknowledged command opened it
   * @param readings the reads of that account
   */
  static List<String> violations(
      List<RecordedEvent> history, List<Operation> operations, List<Reading> readings) {
    HistoryCheck check = new HistoryCheck(history, operations);
    check.versionsAreContiguous();
    check.eachCommandHappenedAsOftenAsItWasTold();
    check.orderAgreesWithTime();
    readings.forEach(check::readIsPrefix);
    operations.stream()
        .filter(operation -> operation.outcome() == Outcome.REFUSED)
        .forEach(check::refusalIsJustified);
    return check.violations;
  }

  private void versionsAreContiguous() {
    for (int index = 0; index < history.size(); index++) {
      if (history.get(index).version() != index + 1) {
        violations.add(
            "(b) event %d has version %d".formatted(index + 1, history.get(index).version()));
      }
    }
  }

  private void eachCommandHappenedAsOftenAsItWasTold() {
    Map<String, List<RecordedEvent>> caused = new HashMap<>();
    for (RecordedEvent event : history) {
      caused.computeIfAbsent(event.commandId(), id -> new ArrayList<>()).add(event);
    }
    for (Operation operation : operations.values()) {
      List<RecordedEvent> events = caused.getOrDefault(operation.commandId(), List.of());
      switch (operation.outcome()) {
        case ACKNOWLEDGED -> acknowledged(operation, events);
        case REFUSED -> {
          if (!events.isEmpty()) {
            violations.add("(c) %s was refused but has events".formatted(operation.commandId()));
          }
        }
        case UNKNOWN -> {
          if (!events.isEmpty() && events.size() != operation.events()) {
            violations.add(
                "(d) %s of unknown outcome has %d events instead of none or %d"
                    .formatted(operation.commandId(), events.size(), operation.events()));
          }
        }
      }
    }
    caused.keySet().stream()
        .filter(id -> !operations.containsKey(id))
        .forEach(id -> violations.add("(c) nobody sent %s".formatted(id)));
  }

  private void acknowledged(Operation operation, List<RecordedEvent> events) {
    if (events.size() != operation.events()) {
      violations.add(
          "(a) %s was acknowledged but has %d events instead of %d"
              .formatted(operation.commandId(), events.size(), operation.events()));
      return;
    }
    long last = events.get(events.size() - 1).version();
    if (last != operation.version()) {
      violations.add(
          "(a) %s was acknowledged with version %d but has %d"
              .formatted(operation.commandId(), operation.version(), last));
    }
    if (last - events.get(0).version() + 1 != events.size()) {
      violations.add("(a) the events of %s are not together".formatted(operation.commandId()));
    }
  }

  private void orderAgreesWithTime() {
    for (RecordedEvent event : history) {
      Operation operation = operations.get(event.commandId());
      if (operation != null && event.version() <= timeline.completedBefore(operation.invoked())) {
        violations.add(
            "(e) %s got version %d though version %d had been acknowledged before it was sent"
                .formatted(
                    event.commandId(),
                    event.version(),
                    timeline.completedBefore(operation.invoked())));
      }
    }
  }

  private void readIsPrefix(Reading reading) {
    int length = reading.commandIds().size();
    for (int index = 0; index < length; index++) {
      if (index >= history.size()
          || !history.get(index).commandId().equals(reading.commandIds().get(index))) {
        violations.add(
            "(f) a read saw %s as version %d"
                .formatted(reading.commandIds().get(index), index + 1));
        return;
      }
    }
    if (length < timeline.completedBefore(reading.invoked())) {
      violations.add(
          "(f) a read ended at version %d though version %d had been acknowledged before it"
              .formatted(length, timeline.completedBefore(reading.invoked())));
    }
    if (length > timeline.begunBefore(reading.returned())) {
      violations.add("(f) a read saw version %d before its command was sent".formatted(length));
    }
  }

  /** A refusal needs a balance below the amount at some moment between its call and its answer. */
  private void refusalIsJustified(Operation refused) {
    long from = timeline.completedBefore(refused.invoked());
    long to = timeline.begunBefore(refused.returned());
    long balance = 0;
    for (int index = 0; index < Math.min(to, history.size()); index++) {
      balance += history.get(index).change().longValueExact();
      if (index + 1 >= from && balance + refused.change() < 0) {
        return;
      }
    }
    violations.add(
        "(g) %s was refused though no balance of versions %d to %d is below its amount"
            .formatted(refused.commandId(), from, to));
  }
}
