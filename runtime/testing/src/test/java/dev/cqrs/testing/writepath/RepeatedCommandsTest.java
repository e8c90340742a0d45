package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A command that is sent again, wherever and whenever, has one effect and one answer. */
class RepeatedCommandsTest {

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final CountingStore store = new CountingStore(memory);
  private final Members instance = new Members(club, store);

  @Test
  void many_attempts_at_once_on_two_instances_have_one_effect() throws Exception {
    instance.join("m", "m@x");
    List<Members> instances = List.of(instance, new Members(club, memory));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Answer>> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < 32; attempt++) {
      Members one = instances.get(attempt % 2);
      attempts.add(threads.submit(() -> one.earn("m", "c1", "5", 3)));
    }
    threads.shutdown();

    for (Future<Answer> attempt : attempts) {
      assertThat(attempt.get(30, TimeUnit.SECONDS)).isEqualTo(attempts.get(0).get());
    }
    assertThat(Members.version(attempts.get(0).get())).isEqualTo("200 v4");
    assertThat(memory.read("m", 0)).hasSize(4);
  }

  @Test
  void an_old_state_that_lacks_the_attempt_on_another_instance_does_no_harm() {
    instance.join("m", "m@x");
    Answer first = new Members(club, memory).earn("m", "c1", "5");
    store.reset();

    assertThat(instance.earn("m", "c1", "5")).isEqualTo(first);

    assertThat(store.requests()).isEqualTo("0 read, 1 append");
    assertThat(memory.read("m", 0)).hasSize(2);
  }

  @Test
  void a_state_far_behind_the_attempt_on_another_instance_does_no_harm() {
    instance.join("m", "m@x");
    Members other = new Members(club, memory);
    for (int command = 1; command <= 5; command++) {
      other.earn("m", "other-" + command, "1");
    }
    Answer first = other.earn("m", "c1", "5", 2);
    other.earn("m", "later", "1");

    assertThat(instance.earn("m", "c1", "5", 2)).isEqualTo(first);

    assertThat(memory.read("m", 0)).hasSize(9);
  }

  @Test
  void the_answer_is_the_last_event_of_the_command_though_a_race_shows_the_first() {
    instance.join("m", "m@x");
    Answer first = new Members(club, memory).earn("m", "c1", "5", 3);

    assertThat(instance.earn("m", "c1", "5", 3)).isEqualTo(first);
    assertThat(new Members(club, store).earn("m", "c1", "5", 3)).isEqualTo(first);
    assertThat(Members.version(first)).isEqualTo("200 v4");
  }

  @Test
  void commands_with_several_events_across_a_snapshot_are_found_in_the_memory() {
    instance.join("m", "m@x");
    List<Answer> first = new ArrayList<>();
    for (int command = 1; command <= 20; command++) {
      first.add(instance.earn("m", "c" + command, "1", 1 + command % 4));
    }
    int events = memory.read("m", 0).size();

    for (int command = 1; command <= 20; command++) {
      Answer again = new Members(club, store).earn("m", "c" + command, "1.0", 1 + command % 4);
      assertThat(withoutToken(again)).isEqualTo(withoutToken(first.get(command - 1)));
    }
    assertThat(memory.read("m", 0)).hasSize(events);
  }

  @Test
  void the_memory_reaches_back_over_the_last_thousand_commands() {
    instance.join("m", "m@x");
    for (int version = 2; version <= 1_015; version++) {
      instance.earn("m", "c" + version, "1");
    }
    Members other = new Members(club, store);

    // The snapshot of version 1,010 remembers the thousand commands up to it.
    assertThat(Members.version(other.earn("m", "c11", "1"))).isEqualTo("200 v11");
    assertThat(Members.version(other.earn("m", "c10", "1"))).isEqualTo("200 v1016");
  }

  @Test
  void an_aggregate_may_remember_fewer_commands() {
    Club forgetful = new Club(10, "shape-1", 3);
    Members members = new Members(forgetful, memory);
    members.join("m", "m@x");
    for (int version = 2; version <= 12; version++) {
      members.earn("m", "c" + version, "1");
    }

    assertThat(Members.version(new Members(forgetful, memory).earn("m", "c8", "1")))
        .isEqualTo("200 v8");
    assertThat(Members.version(new Members(forgetful, memory).earn("m", "c7", "1")))
        .isEqualTo("200 v13");
  }

  @Test
  void a_creation_is_remembered_for_ever_and_though_a_rule_refuses_it_today() {
    Answer first = instance.join("m", "m@x");
    for (int version = 2; version <= 30; version++) {
      instance.earn("m", "c" + version, "1");
    }
    Members later = new Members(club, memory, Instant.parse("2027-05-01T00:00:00Z"));

    assertThat(withoutToken(later.join("m", "m@x"))).isEqualTo(withoutToken(first));
    assertThat(Members.code(later.join("n", "n@x"))).isEqualTo("422 closed");
  }

  @Test
  void an_id_used_for_another_change_is_a_conflict() {
    instance.join("m", "m@x");
    instance.earn("m", "c1", "5");
    String sentence =
        "The commandId c1 was used before, by a command with other content that caused Earned,"
            + " version 2 of Member m: send each command with a commandId of its own.";

    for (Members one : List.of(instance, new Members(club, memory))) {
      Answer answer = one.earn("m", "c1", "6");
      assertThat(Members.code(answer)).isEqualTo("409 command-id-reused");
      assertThat(Members.detail(answer)).isEqualTo(sentence);
      assertThat(Members.code(one.move("m", "c1", "n@x"))).isEqualTo("409 command-id-reused");
    }
    assertThat(memory.read("m", 0)).hasSize(2);
  }

  @Test
  void an_id_used_for_another_change_long_ago_is_a_conflict() {
    instance.join("m", "m@x");
    for (int version = 2; version <= 25; version++) {
      instance.earn("m", "c" + version, "1");
    }

    assertThat(Members.code(new Members(club, memory).earn("m", "c3", "2")))
        .isEqualTo("409 command-id-reused");
  }

  @Test
  void an_id_used_for_another_creation_is_a_conflict() {
    instance.join("m", "m@x");
    String derived = "{'commandType':'Join','commandId':'d','email':'%s'}";
    assertThat(instance.send(derived.formatted("d@x")).status()).isEqualTo(201);

    assertThat(Members.code(instance.join("m", "other@x"))).isEqualTo("409 command-id-reused");
    assertThat(Members.code(instance.send(derived.formatted("other@x"))))
        .isEqualTo("409 command-id-reused");
  }

  @Test
  void the_form_of_a_number_and_the_expected_version_make_no_other_command() {
    instance.join("m", "m@x");
    Answer first = instance.earn("m", "c1", "5.10");

    assertThat(instance.earn("m", "c1", "5.1")).isEqualTo(first);
    assertThat(
            instance.send(
                "{'times':1,'points':51e-1,'expectedVersion':1,'commandId':'c1',"
                    + "'aggregateId':'m','commandType':'Earn'}"))
        .isEqualTo(first);
  }

  @Test
  void an_event_from_before_there_were_digests_counts_as_the_same_command() {
    instance.join("m", "m@x");
    InMemoryEventStore old = new InMemoryEventStore();
    StoredEvent joined = memory.read("m", 0).get(0);
    old.append(
        List.of(
            new StoredEvent(
                joined.metadata(), joined.type(), joined.schemaVersion(), joined.data())));

    assertThat(new Members(club, old).join("m", "other@x").status()).isEqualTo(201);
  }

  /** The token of a command sent again may also ask for what others have added up to now. */
  private static Map<String, Object> withoutToken(Answer answer) {
    Map<String, Object> body = new HashMap<>(answer.body());
    assertThat(body.remove("consistencyToken")).isInstanceOf(String.class);
    body.put("status", answer.status());
    return body;
  }
}
