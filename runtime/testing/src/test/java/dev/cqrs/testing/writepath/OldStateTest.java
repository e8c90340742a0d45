package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance keeps of an aggregate may be old; no answer may show it. */
class OldStateTest {

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Members old = new Members(club, store);
  private final Members other = new Members(club, store);

  @BeforeEach
  void bothKnowTheMember() {
    old.join("m", "m@x");
    other.earn("m", "o1", "1");
    old.earn("m", "o2", "1");
  }

  @Test
  void a_refusal_rests_on_the_stored_state() {
    other.earn("m", "o3", "10");

    assertThat(Members.version(old.earn("m", "c1", "-12"))).isEqualTo("200 v5");
    assertThat(Members.code(other.earn("m", "c2", "-1"))).isEqualTo("422 too-few-points");
  }

  @Test
  void that_nothing_changed_rests_on_the_stored_state() {
    other.move("m", "o3", "n@x");

    assertThat(Members.version(old.move("m", "c1", "m@x"))).isEqualTo("200 v5");
    assertThat(Members.version(old.move("m", "c2", "m@x"))).isEqualTo("200 v5");
  }

  @Test
  void another_version_than_expected_rests_on_the_stored_state() {
    other.earn("m", "o3", "1");

    Answer expected =
        old.send(
            "{'commandType':'Earn','aggregateId':'m','expectedVersion':4,'points':1,'times':1}");
    assertThat(Members.version(expected)).isEqualTo("200 v5");

    Answer conflict =
        other.send(
            "{'commandType':'Earn','aggregateId':'m','expectedVersion':4,'points':1,'times':1}");
    assertThat(Members.code(conflict)).isEqualTo("409 version-conflict");
    assertThat(Members.detail(conflict)).isEqualTo("m is at version 5, not 4.");
  }

  @Test
  void a_race_lost_with_an_expected_version_is_a_conflict() {
    CountingStore racing = new CountingStore(store);
    racing.beforeNextAppend(() -> other.earn("m", "o3", "1"));

    Answer answer =
        new Members(club, racing)
            .send(
                "{'commandType':'Earn','aggregateId':'m','expectedVersion':3,'points':1,"
                    + "'times':1}");

    assertThat(Members.detail(answer)).isEqualTo("m is at version 4, not 3.");
    assertThat(store.read("m", 0)).hasSize(4);
  }

  @Test
  void what_many_instances_do_at_once_adds_up() throws Exception {
    int instances = 4;
    int commands = 50;
    ExecutorService threads = Executors.newFixedThreadPool(instances);
    List<Future<Integer>> done = new ArrayList<>();
    for (int instance = 0; instance < instances; instance++) {
      String name = "i" + instance + "-";
      Members members = new Members(club, store);
      done.add(
          threads.submit(
              () -> {
                int points = 0;
                for (int command = 0; command < commands; command++) {
                  int times = 1 + command % 3;
                  while (members.earn("m", name + command, "1", times).status() != 200) {
                    Thread.onSpinWait();
                  }
                  points += times;
                }
                return points;
              }));
    }
    threads.shutdown();
    int points = 2;
    for (Future<Integer> one : done) {
      points += one.get(60, TimeUnit.SECONDS);
    }

    List<StoredEvent> history = store.read("m", 0);
    assertThat(history)
        .extracting(event -> event.metadata().version())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, points + 1).boxed().toList());
    assertThat(Members.code(old.earn("m", "all", "-" + (points + 1))))
        .isEqualTo("422 too-few-points");
    assertThat(old.earn("m", "all", "-" + points).body().get("version"))
        .isEqualTo(BigDecimal.valueOf(points + 2));
  }
}
