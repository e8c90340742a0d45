package dev.cqrs.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommandMemoryTest {

  @Property(tries = 300)
  void every_command_leads_to_its_last_event_however_the_events_came(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 100) Integer> counts,
      @ForAll @IntRange(min = 1, max = 50) int step) {
    List<StoredEvent> history = new ArrayList<>();
    for (int command = 0; command < counts.size(); command++) {
      for (int event = 0; event < counts.get(command); event++) {
        history.add(event(history.size() + 1, "c" + command));
      }
    }
    CommandMemory memory = CommandMemory.empty();
    String previous = null;
    for (int from = 0; from < history.size(); from += step) {
      List<StoredEvent> part = history.subList(from, Math.min(history.size(), from + step));
      memory = memory.plus(previous, part, 1_000);
      previous = part.get(part.size() - 1).metadata().commandId();
    }

    assertThat(memory.size()).isEqualTo(counts.size());
    assertThat(CommandMemory.of(memory.bytes())).isEqualTo(memory);
    long last = 0;
    for (int command = 0; command < counts.size(); command++) {
      last += counts.get(command);
      assertThat(memory.candidates("c" + command, history.size())).contains(last);
    }
  }

  @Test
  void the_oldest_commands_are_forgotten() {
    CommandMemory memory =
        CommandMemory.empty()
            .plus(null, List.of(event(1, "a"), event(2, "b"), event(3, "b"), event(4, "c")), 2);

    assertThat(memory.size()).isEqualTo(2);
    assertThat(memory.candidates("a", 4)).isEmpty();
    assertThat(memory.candidates("b", 4)).containsExactly(3L);
    assertThat(memory.candidates("c", 4)).containsExactly(4L);
  }

  @Test
  void a_memory_of_nothing_remembers_nothing() {
    CommandMemory memory = CommandMemory.empty().plus(null, List.of(event(1, "a")), 0);

    assertThat(memory.size()).isZero();
    assertThat(memory.plus("a", List.of(event(2, "a")), 0).candidates("a", 2)).isEmpty();
  }

  @Test
  void one_fingerprint_for_two_commands_gives_both_the_newest_first() {
    // These two ids have the same first three bytes of SHA-256.
    String one = twin(0);
    String other = twin(1);
    CommandMemory memory =
        CommandMemory.empty().plus(null, List.of(event(1, one), event(2, other)), 10);

    assertThat(one).isNotEqualTo(other);
    assertThat(memory.candidates(one, 2)).containsExactly(2L, 1L);
  }

  @Test
  void a_thousand_commands_take_four_thousand_bytes() {
    List<StoredEvent> events = new ArrayList<>();
    for (int version = 1; version <= 1_200; version++) {
      events.add(event(version, "c" + version));
    }

    assertThat(CommandMemory.empty().plus(null, events, 1_000).bytes()).hasSize(4_000);
  }

  @Test
  void bytes_that_are_no_entries_are_refused() {
    assertThatThrownBy(() -> CommandMemory.of(new byte[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a memory of commands has 4 bytes for each, but this one has 7");
  }

  private static String twin(int which) {
    Map<Integer, String> seen = new HashMap<>();
    for (int number = 0; ; number++) {
      String id = "c" + number;
      byte[] digest = Sha256.of(id);
      int fingerprint = (digest[0] & 255) << 16 | (digest[1] & 255) << 8 | (digest[2] & 255);
      String before = seen.putIfAbsent(fingerprint, id);
      if (before != null) {
        return which == 0 ? before : id;
      }
    }
  }

  private static StoredEvent event(long version, String commandId) {
    return new StoredEvent(
        new EventMetadata(
            "e-" + version, "Thing", "t", version, Instant.EPOCH, commandId, "r", commandId),
        "Happened",
        1,
        Map.of());
  }
}
