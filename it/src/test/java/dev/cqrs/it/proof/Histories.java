package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The histories of aggregates as they stand in the table in the end. */
final class Histories {

  private Histories() {}

  /** Reads the history of the aggregate of each command. */
  static <C> Map<String, List<RecordedEvent>> of(
      String table, Function<C, String> aggregateId, Collection<C> commands) {
    Map<String, List<RecordedEvent>> histories = new TreeMap<>();
    for (C command : commands) {
      histories.computeIfAbsent(
          aggregateId.apply(command), aggregate -> Database.history(table, aggregate));
    }
    return histories;
  }

  /** Checks that versions are 1 to n and event ids differ. */
  static void assertContiguous(List<RecordedEvent> history) {
    assertThat(history)
        .extracting(RecordedEvent::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, history.size()).boxed().toList());
    assertThat(history).extracting(RecordedEvent::eventId).doesNotHaveDuplicates();
  }
}
