package dev.cqrs.it.proof;

import dev.cqrs.it.proof.Operation.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which versions must have been there at a time, and which may have been. */
final class Timeline {

  private final NavigableMap<Long, Long> completed = new TreeMap<>();
  private final NavigableMap<Long, Long> begun = new TreeMap<>();

  /**
   * @param history the events, by version
   * @param operations the commands, by id
   */
  Timeline(List<RecordedEvent> history, Map<String, Operation> operations) {
    List<Operation> acknowledged =
        operations.values().stream()
            .filter(operation -> operation.outcome() == Outcome.ACKNOWLEDGED)
            .sorted(Comparator.comparingLong(Operation::returned))
            .toList();
    long highest = 0;
    for (Operation operation : acknowledged) {
      highest = Math.max(highest, operation.version());
      completed.put(operation.returned(), highest);
    }
    long latest = Long.MIN_VALUE;
    for (RecordedEvent event : history) {
      Operation operation = operations.get(event.commandId());
      latest = Math.max(latest, operation == null ? latest : operation.invoked());
      begun.put(latest, event.version());
    }
  }

  /** Returns the highest version that was acknowledged before a time. */
  long completedBefore(long time) {
    Map.Entry<Long, Long> entry = completed.lowerEntry(time);
    return entry == null ? 0 : entry.getValue();
  }

  /** Returns the highest version such that the commands of all up to it were sent before a time. */
  long begunBefore(long time) {
    Map.Entry<Long, Long> entry = begun.lowerEntry(time);
    return entry == null ? 0 : entry.getValue();
  }
}
