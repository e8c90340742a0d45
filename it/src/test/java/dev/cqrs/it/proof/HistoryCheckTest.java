package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.it.proof.Operation.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check finds a violation of each kind; otherwise that it finds none would mean nothing. */
class HistoryCheckTest {

  private final List<RecordedEvent> history = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  /** An account with 10, then one deposit of 5 and one of two parts of 1, each after the other. */
  HistoryCheckTest() {
    event(1, "open", 10);
    event(2, "five", 5);
    event(3, "parts", 1);
    event(4, "parts", 1);
    acknowledged("open", 1, 10, 1, 0, 10);
    acknowledged("five", 1, 5, 2, 20, 30);
    acknowledged("parts", 2, 2, 4, 40, 50);
  }

  @Test
  void what_can_be_is_accepted() {
    operations.add(operation("lost", 1, 9, Outcome.UNKNOWN, 0, 60, 70));
    operations.add(operation("refused", 1, -11, Outcome.REFUSED, 0, 12, 19));
    operations.add(operation("raced", 1, -16, Outcome.REFUSED, 0, 45, 55));
    readings.add(new Reading(List.of("open", "five"), 25, 41));
    readings.add(new Reading(List.of("open", "five", "parts", "parts"), 45, 60));

    assertThat(violations()).isEmpty();
  }

  @Test
  void an_acknowledged_command_that_happened_twice_is_found() {
    event(5, "five", 5);
    assertThat(violations()).contains("(a) five was acknowledged but has 2 events instead of 1");
  }

  @Test
  void an_acknowledged_command_that_did_not_happen_is_found() {
    acknowledged("ghost", 1, 5, 5, 60, 70);
    assertThat(violations())
        .containsExactly("(a) ghost was acknowledged but has 0 events instead of 1");
  }

  @Test
  void half_of_a_command_is_found() {
    history.remove(3);
    assertThat(violations())
        .containsExactly("(a) parts was acknowledged but has 1 events instead of 2");
  }

  @Test
  void a_wrong_version_in_an_acknowledgement_is_found() {
    operations.set(1, operation("five", 1, 5, Outcome.ACKNOWLEDGED, 1, 20, 30));
    assertThat(violations()).containsExactly("(a) five was acknowledged with version 1 but has 2");
  }

  @Test
  void events_of_one_command_with_others_between_are_found() {
    history.set(1, new RecordedEvent(2, "e2", "parts", BigDecimal.ONE));
    history.set(2, new RecordedEvent(3, "e3", "five", BigDecimal.valueOf(5)));
    operations.set(1, operation("five", 1, 5, Outcome.ACKNOWLEDGED, 3, 20, 60));
    assertThat(violations()).containsExactly("(a) the events of parts are not together");
  }

  @Test
  void a_gap_in_the_versions_is_found() {
    history.set(3, new RecordedEvent(5, "e5", "parts", BigDecimal.ONE));
    assertThat(violations()).contains("(b) event 4 has version 5");
  }

  @Test
  void a_refused_command_that_happened_is_found() {
    operations.set(1, operation("five", 1, 5, Outcome.REFUSED, 0, 20, 30));
    assertThat(violations()).contains("(c) five was refused but has events");
  }

  @Test
  void an_event_of_nobody_is_found() {
    event(5, "stranger", 1);
    assertThat(violations()).containsExactly("(c) nobody sent stranger");
  }

  @Test
  void a_command_of_unknown_outcome_that_happened_in_part_is_found() {
    event(5, "lost", 1);
    operations.add(operation("lost", 2, 2, Outcome.UNKNOWN, 0, 60, 70));
    assertThat(violations())
        .containsExactly("(d) lost of unknown outcome has 1 events instead of none or 2");
  }

  @Test
  void a_command_that_came_before_one_acknowledged_earlier_is_found() {
    operations.set(1, operation("five", 1, 5, Outcome.ACKNOWLEDGED, 2, 60, 70));
    assertThat(violations())
        .containsExactly(
            "(e) five got version 2 though version 4 had been acknowledged before it was sent");
  }

  @Test
  void a_read_of_the_past_is_found() {
    readings.add(new Reading(List.of("open"), 35, 36));
    assertThat(violations())
        .containsExactly(
            "(f) a read ended at version 1 though version 2 had been acknowledged before it");
  }

  @Test
  void a_read_of_the_future_is_found() {
    readings.add(new Reading(List.of("open", "five"), 11, 12));
    assertThat(violations())
        .containsExactly("(f) a read saw version 2 before its command was sent");
  }

  @Test
  void a_read_of_what_is_not_there_is_found() {
    readings.add(new Reading(List.of("open", "parts"), 45, 46));
    assertThat(violations()).containsExactly("(f) a read saw parts as version 2");
  }

  @Test
  void a_refusal_on_an_old_state_is_found() {
    operations.add(operation("stale", 1, -11, Outcome.REFUSED, 0, 31, 39));
    assertThat(violations())
        .containsExactly(
            "(g) stale was refused though no balance of versions 2 to 2 is below its amount");
  }

  private List<String> violations() {
    return HistoryCheck.violations(history, operations, readings);
  }

  private void event(long version, String commandId, long change) {
    history.add(new RecordedEvent(version, "e" + version, commandId, BigDecimal.valueOf(change)));
  }

  private void acknowledged(
      String commandId, int events, long change, long version, long invoked, long returned) {
    operations.add(
        operation(commandId, events, change, Outcome.ACKNOWLEDGED, version, invoked, returned));
  }

  private static Operation operation(
      String commandId,
      int events,
      long change,
      Outcome outcome,
      long version,
      long invoked,
      long returned) {
    return new Operation("a", commandId, events, change, outcome, version, invoked, returned);
  }
}
