package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final CountingStore store = new CountingStore(memory);

  @Test
  void every_nth_event_carries_the_state_after_it() {
    history(Club.snapshotEvery(10), 25);

    assertThat(carriers(memory)).containsExactly(10L, 20L);
    StateSnapshot snapshot = memory.backwards("m", 20, 1).next().snapshot().orElseThrow();
    assertThat(snapshot.shape()).isEqualTo("shape-1");
    assertThat(snapshot.state()).isEqualTo(Map.of("email", "m@x", "points", new BigDecimal("19")));
    assertThat(snapshot.commands().size()).isEqualTo(20);
    assertThat(snapshot.eventVersions()).isEqualTo(Map.of("Joined", 1L, "Earned", 20L));
  }

  @Test
  void events_of_one_command_carry_the_states_between_them() {
    Members members = new Members(Club.snapshotEvery(2), store);
    members.join("m", "m@x");

    members.earn("m", "c1", "5", 5);

    assertThat(carriers(memory)).containsExactly(2L, 4L, 6L);
    assertThat(memory.backwards("m", 4, 1).next().snapshot().orElseThrow().state())
        .containsEntry("points", new BigDecimal("15"));
  }

  @Test
  void a_state_of_another_shape_is_ignored_and_replaced_at_the_next_event() {
    history(Club.snapshotEvery(10), 105);
    Club changed = new Club(10, "shape-2", 1_000);
    store.reset();

    assertThat(Members.version(new Members(changed, store).earn("m", "n1", "-104")))
        .isEqualTo("200 v106");
    assertThat(store.requests()).isEqualTo("2 read, 1 append");
    assertThat(store.events()).isEqualTo(105);
    store.reset();

    assertThat(Members.version(new Members(changed, store).earn("m", "n2", "1")))
        .isEqualTo("200 v107");
    assertThat(store.requests()).isEqualTo("1 read, 1 append");
    assertThat(store.events()).isEqualTo(1);
  }

  @Test
  void a_command_from_before_the_change_of_shape_is_remembered() {
    history(Club.snapshotEvery(10), 55);

    Members changed = new Members(new Club(10, "shape-2", 1_000), store);

    assertThat(Members.version(changed.earn("m", "c7", "1"))).isEqualTo("200 v7");
  }

  @Test
  void a_state_that_cannot_be_read_is_ignored() {
    history(Club.snapshotEvery(10), 25);
    InMemoryEventStore broken = new InMemoryEventStore();
    List<StoredEvent> events = new ArrayList<>();
    memory.backwards("m", Long.MAX_VALUE, 100).forEachRemaining(events::add);
    Collections.reverse(events);
    events.forEach(
        event ->
            broken.append(
                List.of(
                    event.with(
                        event
                            .snapshot()
                            .map(
                                kept ->
                                    new StateSnapshot(
                                        kept.shape(),
                                        Map.of("email", "m@x"),
                                        kept.commands(),
                                        kept.eventVersions()))))));

    Members members = new Members(Club.snapshotEvery(10), broken);

    assertThat(Members.version(members.earn("m", "n1", "-24"))).isEqualTo("200 v26");
    assertThat(Members.code(members.earn("m", "n2", "-1"))).isEqualTo("422 too-few-points");
  }

  @Test
  void a_state_at_every_event_is_read_alone() {
    Club every = Club.snapshotEvery(1);
    history(every, 30);
    store.reset();

    new Members(every, store).earn("m", "n1", "1");

    assertThat(store.events()).isEqualTo(1);
  }

  @Test
  void a_transaction_that_came_while_it_was_read_is_read_again() {
    Members members = new Members(Club.snapshotEvery(10), memory);
    members.join("m", "m@x");
    members.earn("m", "c1", "5", 3);
    HalfSeen half = new HalfSeen(memory, 3);

    assertThat(Members.version(new Members(Club.snapshotEvery(10), half).earn("m", "c1", "5", 3)))
        .isEqualTo("200 v4");
    assertThat(half.reads()).isEqualTo(2);
  }

  private void history(Club club, int length) {
    Members members = new Members(club, store);
    members.join("m", "m@x");
    for (int version = 2; version <= length; version++) {
      members.earn("m", "c" + version, "1");
    }
  }

  private static List<Long> carriers(InMemoryEventStore memory) {
    List<Long> versions = new ArrayList<>();
    memory
        .backwards("m", Long.MAX_VALUE, 100)
        .forEachRemaining(
            event ->
                Optional.of(event)
                    .filter(one -> one.snapshot().isPresent())
                    .ifPresent(one -> versions.add(one.metadata().version())));
    Collections.reverse(versions);
    return versions;
  }
}
