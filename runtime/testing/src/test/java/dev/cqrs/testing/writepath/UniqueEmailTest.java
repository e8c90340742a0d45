package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UniqueEmailTest {

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final CountingStore store = new CountingStore(memory);
  private final Members members = new Members(club, store);

  @Test
  void a_second_member_with_the_same_address_is_refused_without_telling_it() {
    members.join("ann", "ann@x");

    Answer answer = members.join("bob", "ANN@X");

    assertThat(Members.code(answer)).isEqualTo("409 not-unique");
    assertThat(answer.body()).containsEntry("field", "email");
    assertThat(Members.detail(answer))
        .isEqualTo("email must be unique, but another Member has this value: choose another one.");
    assertThat(Json.write(answer.body())).doesNotContainIgnoringCase("ann@x");
    assertThat(memory.read("bob", 0)).isEmpty();
  }

  @Test
  void an_address_is_free_again_when_its_member_has_another() {
    members.join("ann", "ann@x");
    members.join("bob", "bob@x");

    assertThat(Members.code(members.move("bob", "c1", "ann@x"))).isEqualTo("409 not-unique");
    assertThat(members.move("ann", "c2", "new@x").status()).isEqualTo(200);
    assertThat(members.move("bob", "c3", "ann@x").status()).isEqualTo(200);
    assertThat(members.join("cid", "bob@x").status()).isEqualTo(201);
  }

  @Test
  void commands_that_leave_the_address_alone_pay_nothing() {
    members.join("ann", "ann@x");
    store.reset();

    members.earn("ann", "c1", "5");
    members.move("ann", "c2", "Ann@X");

    assertThat(store.changes()).containsExactly(UniqueChanges.none(), UniqueChanges.none());
  }

  @Test
  void a_repeated_creation_does_not_stand_in_its_own_way() {
    Answer first = members.join("ann", "ann@x");

    assertThat(new Members(club, store).join("ann", "ann@x")).isEqualTo(first);
  }

  @Test
  void a_repeated_change_gets_its_first_answer_though_others_have_the_address_now() {
    members.join("ann", "ann@x");
    Answer first = members.move("ann", "c1", "new@x");
    members.move("ann", "c2", "newer@x");
    members.join("bob", "new@x");

    assertThat(members.move("ann", "c1", "new@x")).isEqualTo(first);
    assertThat(new Members(club, store).move("ann", "c1", "new@x")).isEqualTo(first);
  }

  @Test
  void of_members_that_race_for_an_address_one_gets_it() throws Exception {
    int racers = 8;
    CyclicBarrier start = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    List<Future<Answer>> attempts = new ArrayList<>();
    for (int racer = 0; racer < racers; racer++) {
      String id = "racer-" + racer;
      Members instance = new Members(club, memory);
      attempts.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return instance.join(id, "one@x");
              }));
    }
    threads.shutdown();
    List<String> answers = new ArrayList<>();
    for (Future<Answer> attempt : attempts) {
      answers.add(Members.code(attempt.get(30, TimeUnit.SECONDS)));
    }

    assertThat(answers).filteredOn("201 null"::equals).hasSize(1);
    assertThat(answers).filteredOn("409 not-unique"::equals).hasSize(racers - 1);
    assertThat(memory.all()).hasSize(1);
  }
}
