package dev.cqrs.core.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLimitsTest {

  private final UniqueValue value = UniqueValue.of("User", "email", "ann@example.com");
  private final UniqueChanges move = new UniqueChanges(List.of(value), List.of(value));

  @Test
  void a_hundred_events_are_the_limit() {
    assertThatCode(() -> CommandLimits.check(events(100), UniqueChanges.none()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> CommandLimits.check(events(101), UniqueChanges.none()))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("The command caused 101 events; at most 100 can be stored at once.");
  }

  @Test
  void unique_values_count_like_events() {
    assertThatCode(() -> CommandLimits.check(events(98), move)).doesNotThrowAnyException();
    assertThatThrownBy(() -> CommandLimits.check(events(99), move))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage(
            "The command caused 99 events and changes 2 unique values; at most 100 can be stored at"
                + " once.");
  }

  @Test
  void the_data_of_an_event_has_a_limit() {
    StoredEvent event = new StoredEvent(null, "Noted", 1, Map.of("text", "x".repeat(256_000)));

    assertThatThrownBy(() -> CommandLimits.check(List.of(event), UniqueChanges.none()))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessage("The data of Noted would take 256011 bytes; 256000 is the limit.");
  }

  private static List<StoredEvent> events(int count) {
    return Collections.nCopies(count, new StoredEvent(null, "Noted", 1, Map.of()));
  }
}
