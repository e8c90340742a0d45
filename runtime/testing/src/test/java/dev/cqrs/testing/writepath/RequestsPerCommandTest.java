package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.testing.memory.InMemoryEventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands cost in requests to the event store. */
class RequestsPerCommandTest {

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final CountingStore store = new CountingStore(memory);
  private final Members instance = new Members(club, store);

  @Test
  void a_creation_is_one_append() {
    assertThat(instance.join("m", "m@x").status()).isEqualTo(201);

    assertThat(store.requests()).isEqualTo("0 read, 1 append");
  }

  @Test
  void a_change_is_one_read_and_one_append_on_an_instance_that_does_not_know_the_aggregate() {
    instance.join("m", "m@x");
    store.reset();

    assertThat(new Members(club, store).earn("m", "c1", "5").status()).isEqualTo(200);

    assertThat(store.requests()).isEqualTo("1 read, 1 append");
  }

  @Test
  void a_change_is_one_append_on_an_instance_that_knows_the_aggregate() {
    instance.join("m", "m@x");
    store.reset();

    for (int command = 1; command <= 25; command++) {
      assertThat(instance.earn("m", "c" + command, "5").status()).isEqualTo(200);
    }

    assertThat(store.requests()).isEqualTo("0 read, 25 append");
  }

  @Test
  void a_refusal_is_read_again_so_that_no_old_state_refuses() {
    instance.join("m", "m@x");
    for (String request :
        new String[] {
          "{'commandType':'Earn','aggregateId':'m','points':-1,'times':1}",
          "{'commandType':'Earn','aggregateId':'m','points':1,'times':1,'expectedVersion':7}",
          "{'commandType':'Earn','aggregateId':'nobody','points':1,'times':1}",
        }) {
      store.reset();

      assertThat(new Members(club, store).send(request).isProblem()).isTrue();

      assertThat(store.requests()).isEqualTo("2 read, 0 append");
    }
  }

  @Test
  void a_lost_race_is_decided_anew_on_the_event_that_won_without_another_read() {
    instance.join("m", "m@x");
    Members cold = new Members(club, store);
    store.reset();
    store.beforeNextAppend(() -> new Members(club, memory).earn("m", "other", "1"));

    assertThat(Members.version(cold.earn("m", "c1", "5"))).isEqualTo("200 v3");

    assertThat(store.requests()).isEqualTo("1 read, 2 append");
  }

  @Test
  void a_race_lost_on_an_old_state_needs_no_read_either() {
    instance.join("m", "m@x");
    new Members(club, memory).earn("m", "other", "1");
    store.reset();

    assertThat(Members.version(instance.earn("m", "c1", "5"))).isEqualTo("200 v3");

    assertThat(store.requests()).isEqualTo("0 read, 2 append");
  }

  @Test
  void a_state_far_behind_is_read_after_the_second_lost_race() {
    instance.join("m", "m@x");
    Members other = new Members(club, memory);
    for (int command = 1; command <= 30; command++) {
      other.earn("m", "other-" + command, "1");
    }
    store.reset();

    assertThat(Members.version(instance.earn("m", "c1", "5"))).isEqualTo("200 v32");

    assertThat(store.requests()).isEqualTo("1 read, 3 append");
  }

  @Test
  void a_retry_of_one_of_the_last_commands_is_one_read_on_any_instance() {
    instance.join("m", "m@x");
    Answer first = instance.earn("m", "c1", "5");
    store.reset();

    assertThat(new Members(club, store).earn("m", "c1", "5")).isEqualTo(first);

    assertThat(store.requests()).isEqualTo("1 read, 0 append");
  }

  @Test
  void a_retry_of_a_command_from_before_the_snapshot_is_two_reads() {
    instance.join("m", "m@x");
    Answer first = instance.earn("m", "c1", "5");
    for (int command = 2; command <= 15; command++) {
      instance.earn("m", "c" + command, "5");
    }
    store.reset();

    assertThat(new Members(club, store).earn("m", "c1", "5").body().get("eventId"))
        .isEqualTo(first.body().get("eventId"));

    assertThat(store.requests()).isEqualTo("2 read, 0 append");
  }

  @Test
  void a_retried_creation_is_one_append_that_fails() {
    Answer first = instance.join("m", "m@x");
    store.reset();

    assertThat(new Members(club, store).join("m", "m@x")).isEqualTo(first);

    assertThat(store.requests()).isEqualTo("0 read, 1 append");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 100_000})
  void a_cold_change_reads_no_more_however_long_the_history_is(int length) {
    instance.join("m", "m@x");
    for (int version = 2; version <= length; version++) {
      instance.earn("m", "c" + version, "1");
    }
    store.reset();

    Answer answer = new Members(club, store).earn("m", "next", "1");

    assertThat(Members.version(answer)).isEqualTo("200 v" + (length + 1));
    assertThat(store.requests()).isEqualTo("1 read, 1 append");
    assertThat(store.events()).isLessThanOrEqualTo(10);
  }
}
