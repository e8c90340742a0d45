package dev.cqrs.testing.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Eventually consistent reads show what was, or a part of it; no answer may tell. */
class StaleReadsTest {

  private final Club club = Club.snapshotEvery(4);
  private final InMemoryEventStore memory = new InMemoryEventStore();
  private final Stale stale = new Stale(memory);
  private final CountingStore store = new CountingStore(stale);
  private final Members other = new Members(club, memory);

  @Property(tries = 400)
  void answers_and_events_are_those_of_consistent_reads(@ForAll long seed) {
    Random random = new Random(seed);
    InMemoryEventStore expected = new InMemoryEventStore();
    InMemoryEventStore actual = new InMemoryEventStore();
    Stale moments = new Stale(actual);
    List<Members> consistent = instances(expected);
    List<Members> eventual = instances(moments);
    List<String> sent = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      int instance = random.nextInt(consistent.size());
      if (random.nextBoolean()) {
        consistent.set(instance, new Members(club, expected));
        eventual.set(instance, new Members(club, moments));
      }
      String request = request(sent, random);
      sent.add(request);
      moments.seen = moment(random);

      Answer answer = eventual.get(instance).send(request);

      assertThat(withoutToken(answer))
          .as("%s with seed %d", request, seed)
          .isEqualTo(withoutToken(consistent.get(instance).send(request)));
    }
    assertThat(actual.all()).isEqualTo(expected.all());
    for (String id : List.of("m0", "m1")) {
      assertThat(states(actual, id)).isEqualTo(states(expected, id));
    }
  }

  @Test
  void a_change_that_only_a_stale_state_refuses_is_made() {
    other.join("m", "m@x");
    other.earn("m", "c1", "5");
    stale.seen = upTo(1);

    assertThat(Members.version(new Members(club, store).earn("m", "c2", "-5"))).isEqualTo("200 v3");

    assertThat(store.requests()).isEqualTo("2 read, 1 append");
  }

  @Test
  void a_change_far_behind_is_read_again_after_the_second_lost_race() {
    other.join("m", "m@x");
    other.earn("m", "c1", "5", 3);
    stale.seen = upTo(1);

    assertThat(Members.version(new Members(club, store).earn("m", "c2", "5"))).isEqualTo("200 v5");

    assertThat(store.requests()).isEqualTo("2 read, 2 append");
  }

  @Test
  void a_change_one_event_behind_costs_one_append_more() {
    other.join("m", "m@x");
    other.earn("m", "c1", "5");
    stale.seen = upTo(1);

    assertThat(Members.version(new Members(club, store).earn("m", "c2", "5"))).isEqualTo("200 v3");

    assertThat(store.requests()).isEqualTo("1 read, 2 append");
  }

  @Test
  void what_the_stored_state_refuses_is_refused_though_a_stale_one_would_allow_it() {
    other.join("m", "m@x");
    other.earn("m", "c1", "5");
    other.earn("m", "c2", "-5");
    stale.seen = upTo(2);

    assertThat(Members.code(new Members(club, store).earn("m", "c3", "-5")))
        .isEqualTo("422 too-few-points");

    assertThat(memory.read("m", 0)).hasSize(3);
  }

  @Test
  void a_member_who_joined_a_moment_ago_is_found() {
    other.join("m", "m@x");
    stale.seen = event -> false;

    assertThat(Members.version(new Members(club, store).earn("m", "c1", "5"))).isEqualTo("200 v2");

    assertThat(store.requests()).isEqualTo("2 read, 1 append");
  }

  @Test
  void a_part_of_a_transaction_is_not_decided_on() {
    other.join("m", "m@x");
    other.earn("m", "c1", "5", 3);
    for (long missing = 1; missing <= 4; missing++) {
      long hidden = missing;
      stale.seen = event -> event.metadata().version() != hidden;
      store.reset();

      // It has changed nothing, so it rests on the stored state.
      assertThat(Members.version(new Members(club, store).move("m", "same", "m@x")))
          .isEqualTo("200 v4");
      assertThat(store.requests()).isEqualTo("2 read, 0 append");
    }
  }

  private List<Members> instances(EventStore events) {
    return new ArrayList<>(List.of(new Members(club, events), new Members(club, events)));
  }

  /** A request, or one from before again, or one from before with another number. */
  private static String request(List<String> sent, Random random) {
    String before = sent.isEmpty() ? "" : sent.get(random.nextInt(sent.size()));
    int kind = random.nextInt(10);
    if (kind == 0 && !sent.isEmpty()) {
      return before;
    } else if (kind == 1 && before.contains("'points':1,")) {
      return before.replace("'points':1,", "'points':2,");
    }
    String head =
        "{'aggregateId':'m%d','commandId':'c%d',".formatted(random.nextInt(2), sent.size());
    String email = "e" + random.nextInt(3) + "@x";
    return switch (kind) {
      case 2 -> head + "'commandType':'Join','email':'%s'}".formatted(email);
      case 3 -> head + "'commandType':'Move','email':'%s'}".formatted(email);
      case 4 ->
          head
              + "'commandType':'Earn','points':1,'times':1,'expectedVersion':%d}"
                  .formatted(random.nextInt(20));
      default ->
          head
              + "'commandType':'Earn','points':%d,'times':%d}"
                  .formatted(random.nextInt(5) - 2, 1 + random.nextInt(3));
    };
  }

  private static Predicate<StoredEvent> moment(Random random) {
    long version = random.nextInt(40);
    return switch (random.nextInt(3)) {
      case 0 -> upTo(version);
      case 1 -> event -> event.metadata().version() != version;
      default -> event -> true;
    };
  }

  private static Predicate<StoredEvent> upTo(long version) {
    return event -> event.metadata().version() <= version;
  }

  /** The token of a command sent again may ask for more on one instance than on another. */
  private static Map<String, Object> withoutToken(Answer answer) {
    Map<String, Object> body = new HashMap<>(answer.body());
    body.remove("consistencyToken");
    body.put("status", answer.status());
    return body;
  }

  private static List<Optional<Map<String, Object>>> states(InMemoryEventStore store, String id) {
    List<Optional<Map<String, Object>>> states = new ArrayList<>();
    store
        .backwards(id, Long.MAX_VALUE, 100)
        .forEachRemaining(event -> states.add(event.snapshot().map(StateSnapshot::state)));
    Collections.reverse(states);
    return states;
  }

  /** A store whose eventually consistent reads see some of the events only. */
  private static final class Stale implements EventStore {

    private final InMemoryEventStore store;
    private Predicate<StoredEvent> seen = event -> true;

    Stale(InMemoryEventStore store) {
      this.store = store;
    }

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return store.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      return store.backwards(aggregateId, from, pageSize);
    }

    @Override
    public Iterator<StoredEvent> backwardsEventually(String aggregateId, long from, int pageSize) {
      List<StoredEvent> events = new ArrayList<>();
      store.backwards(aggregateId, from, pageSize).forEachRemaining(events::add);
      events.removeIf(seen.negate());
      return events.iterator();
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      return store.append(events, changes);
    }
  }
}
