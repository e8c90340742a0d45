package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.ReactionException;
import dev.cqrs.core.engine.Reactor;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What reactions cause, they cause once: whatever is delivered twice, late, at once or half. */
class ReactionsOnceTest {

  private static final ReactingBank BANK = new ReactingBank(ReactingBank.WELCOME);

  @Property(tries = 200)
  void commands_take_effect_once_though_events_are_repeated_and_reordered(@ForAll long seed) {
    Random random = new Random(seed);
    InMemoryEventStore store = new InMemoryEventStore();
    List<StoredEvent> events = opened(store, 3);
    List<StoredEvent> deliveries = repeated(events, random);
    Reactor reactor = ReactorTest.reactor(BANK, store);

    deliveries.forEach(reactor::react);

    assertOnce(store, events);
  }

  @Property(tries = 200)
  void commands_take_effect_once_though_functions_die_between_them(@ForAll long seed) {
    Random random = new Random(seed);
    InMemoryEventStore store = new InMemoryEventStore();
    List<StoredEvent> events = opened(store, 3);

    for (StoredEvent event : repeated(events, random)) {
      while (!survives(ReactorTest.reactor(BANK, new Dying(store, random)), event)) {
        // Lambda delivers it again, maybe to another instance.
      }
    }

    assertOnce(store, events);
  }

  @Property(tries = 50)
  void commands_take_effect_once_though_instances_get_an_event_at_the_same_time(@ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    InMemoryEventStore store = new InMemoryEventStore();
    List<StoredEvent> events = opened(store, 2);
    List<Callable<Void>> instances = new ArrayList<>();
    for (int instance = 0; instance < 4; instance++) {
      List<StoredEvent> deliveries = repeated(events, random);
      instances.add(
          () -> {
            for (StoredEvent event : deliveries) {
              while (!survives(ReactorTest.reactor(BANK, store), event)) {
                // Too many races were lost: Lambda delivers it again.
              }
            }
            return null;
          });
    }
    ExecutorService executor = Executors.newFixedThreadPool(instances.size());
    try {
      for (Future<Void> instance : executor.invokeAll(instances)) {
        instance.get();
      }
    } finally {
      executor.shutdown();
    }

    assertOnce(store, events);
  }

  @Property(tries = 100)
  void a_refused_command_leaves_nothing_however_often_its_event_arrives(@ForAll long seed) {
    InMemoryEventStore store = new InMemoryEventStore();
    ReactorTest.append(store, "a1", new AccountOpened("ann"));
    StoredEvent closed = ReactorTest.append(store, "a1", new AccountClosed());
    Reactor reactor = ReactorTest.reactor(BANK, store);

    repeated(List.of(closed), new Random(seed)).forEach(reactor::react);

    assertThat(store.all()).hasSize(2);
  }

  @Test
  void a_change_takes_effect_once_while_its_aggregate_remembers_it() {
    InMemoryEventStore store = new InMemoryEventStore();
    StoredEvent opened = opened(store, 1).get(0);
    ReactorTest.reactor(BANK, store).react(opened);

    deposits(store, ReactingBank.REMEMBERED - 2);
    ReactorTest.reactor(BANK, store).react(opened);
    assertThat(causes(store, 1)).containsEntry(opened.metadata().eventId() + " Deposited", 2L);

    deposits(store, ReactingBank.REMEMBERED + 2);
    ReactorTest.reactor(BANK, store).react(opened);
    assertThat(causes(store, 1))
        .containsEntry(opened.metadata().eventId() + " Deposited", 4L)
        .containsEntry(opened.metadata().eventId() + " AccountOpened", 1L);
  }

  private static void deposits(InMemoryEventStore store, int count) {
    CommandProcessor processor = new CommandProcessor(BANK, store, Clock.systemUTC());
    for (int deposit = 0; deposit < count; deposit++) {
      Map<String, Object> request =
          Map.of("commandType", "Deposit", "aggregateId", "a0", "amount", ReactingBank.GIFT);
      assertThat(processor.handle(request).status()).isEqualTo(200);
    }
  }

  /** Each opened account got both gifts and one savings account, and nothing more. */
  private static void assertOnce(InMemoryEventStore store, List<StoredEvent> opened) {
    Map<String, Long> causes = causes(store, opened.size());
    for (StoredEvent event : opened) {
      String id = event.metadata().eventId();
      assertThat(causes)
          .containsEntry(id + " Deposited", 2L)
          .containsEntry(id + " AccountOpened", 1L);
      assertThat(store.read(event.metadata().aggregateId(), 1))
          .extracting(StoredEvent::data)
          .containsOnly(Map.of("amount", ReactingBank.GIFT));
    }
    assertThat(causes).hasSize(2 * opened.size());
  }

  /** Returns how many events of a type each event has caused, and how many have no known cause. */
  private static Map<String, Long> causes(InMemoryEventStore store, int skipped) {
    return store.all().stream()
        .skip(skipped)
        .collect(
            Collectors.groupingBy(
                event -> event.metadata().causationId() + " " + event.type(),
                Collectors.counting()));
  }

  private static List<StoredEvent> opened(InMemoryEventStore store, int accounts) {
    List<StoredEvent> events = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      events.add(ReactorTest.append(store, "a" + account, new AccountOpened("owner" + account)));
    }
    return events;
  }

  private static List<StoredEvent> repeated(List<StoredEvent> events, Random random) {
    List<StoredEvent> deliveries = new ArrayList<>(events);
    for (int more = random.nextInt(3) + 1; more > 0; more--) {
      deliveries.addAll(events);
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  private static boolean survives(Reactor reactor, StoredEvent event) {
    try {
      reactor.react(event);
      return true;
    } catch (ReactionException | Death e) {
      return false;
    }
  }

  /** The end of a function: no code of it runs any more. */
  private static final class Death extends Error {
    Death() {
      super(null, null, false, false);
    }
  }

  /** A store whose function may die before or after each append, or hear of no outcome. */
  private record Dying(EventStore store, Random random) implements EventStore {

    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return store.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      return store.backwards(aggregateId, from, pageSize);
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      dieOrFail();
      AppendOutcome outcome = store.append(events, changes);
      dieOrFail();
      return outcome;
    }

    private void dieOrFail() {
      switch (random.nextInt(6)) {
        case 0 -> throw new Death();
        case 1 -> throw new IllegalStateException("no answer");
        default -> {}
      }
    }
  }
}
