package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Deadline;
import dev.cqrs.core.engine.Timer;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands that lose one race after the other. */
class ContentionTest {

  private static final String EARN =
      "{'commandType':'Earn','aggregateId':'m','commandId':'c1','points':1,'times':1}";

  private final Club club = Club.snapshotEvery(10);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final Conflicts conflicts = new Conflicts();
  private final Members members = new Members(club, conflicts);

  @Test
  void a_conflict_of_transactions_is_tried_again_on_the_stored_state() {
    new Members(club, memory).join("m", "m@x");
    conflicts.left = 3;

    assertThat(Members.version(members.earn("m", "c1", "1"))).isEqualTo("200 v2");
    assertThat(conflicts.appends).isEqualTo(4);
  }

  @Test
  void a_creation_in_conflict_is_tried_again() {
    conflicts.left = 3;

    assertThat(members.join("m", "m@x").status()).isEqualTo(201);
    assertThat(conflicts.appends).isEqualTo(4);
  }

  @Test
  void after_fifteen_lost_races_the_caller_is_asked_to_retry() {
    new Members(club, memory).join("m", "m@x");
    conflicts.left = Integer.MAX_VALUE;

    Answer answer = members.earn("m", "c1", "1");

    assertThat(Members.code(answer)).isEqualTo("503 contended");
    assertThat(Members.detail(answer))
        .isEqualTo("m was changed by others 15 times meanwhile: retry with the same commandId.");
    assertThat(Members.code(members.join("n", "n@x"))).isEqualTo("503 contended");
    assertThat(memory.all()).hasSize(1);
  }

  @Test
  void when_the_time_is_over_the_caller_is_asked_to_retry() {
    new Members(club, memory).join("m", "m@x");
    conflicts.left = Integer.MAX_VALUE;

    Answer answer = members.send(EARN, () -> 0);

    assertThat(Members.detail(answer))
        .isEqualTo("m was changed by others once meanwhile: retry with the same commandId.");
    assertThat(conflicts.appends).isEqualTo(1);
  }

  @Test
  void an_earlier_deadline_leaves_time_to_answer() {
    Deadline deadline = () -> 2_001;

    assertThat(deadline.earlier(2_000).isOver()).isFalse();
    assertThat(deadline.earlier(2_001).isOver()).isTrue();
    assertThat(Deadline.none().isOver()).isFalse();
  }

  @Test
  void nobody_waits_beyond_a_deadline() {
    long start = System.nanoTime();

    for (int attempt = 1; attempt <= 1_000; attempt++) {
      Backoff.jittered().pause(attempt, () -> 0);
    }

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void whoever_loses_each_race_gives_up_within_the_time_of_the_function() {
    new Members(club, memory).join("m", "m@x");
    conflicts.left = Integer.MAX_VALUE;
    Passing time = new Passing();
    Backoff slowest = Backoff.jittered(bound -> bound - 1, time);

    Answer answer =
        new Members(club, conflicts, Instant.EPOCH, slowest).send(EARN, () -> 250 - time.millis);

    // None after the first loss, which a state of a moment ago explains; then 20, 40, 80, the rest.
    assertThat(Members.detail(answer))
        .isEqualTo("m was changed by others 6 times meanwhile: retry with the same commandId.");
    assertThat(time.millis).isEqualTo(250);
  }

  /** A timer whose time passes while somebody waits only. */
  private static final class Passing implements Timer {

    private long millis;

    @Override
    public Duration elapsed() {
      return Duration.ofMillis(millis);
    }

    @Override
    public boolean sleep(Duration time) {
      millis += time.toMillis();
      return true;
    }
  }

  /** A store that tells conflicts of transactions for a while. */
  private final class Conflicts implements EventStore {

    private int left;
    private int appends;

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return memory.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      return memory.backwards(aggregateId, from, pageSize);
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      appends++;
      return left-- > 0 ? new VersionTaken(Optional.empty()) : memory.append(events, changes);
    }
  }
}
