package dev.cqrs.testing;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.QueryProcessor;
import dev.cqrs.core.engine.Reactor;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventBus;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests a whole application in memory: commands are decided, their events reach every read model
 * and every reaction, and queries are answered.
 *
 * <p>It is the engine of production with its codecs; only store, bus and tables are in memory. A
 * query first delivers every event that was stored, and those of the commands that reactions send.
 */
public final class ApplicationFixture {

  private final Application application;
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryEventBus bus = new InMemoryEventBus();
  private final Map<String, InMemoryRows> rows = new TreeMap<>();
  private final List<Projector<?>> projectors = new ArrayList<>();
  private final List<Reactor> reactors = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final CommandProcessor commands;
  private final QueryProcessor queries;
  private Instant now = Records.TIME;
  private Delivery delivery = Delivery.IN_ORDER;
  private int sent;

  private ApplicationFixture(Application application) {
    this.application = application;
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    commands =
        new CommandProcessor(
            application, store, clock, (id, failure) -> failures.add(failure), Backoff.none());
    queries = new QueryProcessor(application, rows::get, (id, failure) -> failures.add(failure));
    application.readModels().forEach(this::add);
    application
        .reactions()
        .forEach(type -> reactors.add(new Reactor(application, type, store, commands)));
  }

  private <R> void add(ReadModelType<R> type) {
    InMemoryRows table = new InMemoryRows(type);
    rows.put(type.name(), table);
    projectors.add(new Projector<>(type, table, store, Backoff.none()));
  }

  /** Returns a fixture of the application on the class path. */
  public static ApplicationFixture load() {
    return of(Applications.load());
  }

  /** Returns a fixture of an application. */
  public static ApplicationFixture of(Application application) {
    return new ApplicationFixture(application);
  }

  /** Sets how events are delivered from now on; in order and once by default. */
  public ApplicationFixture delivering(Delivery how) {
    delivery = how;
    return this;
  }

  /** Sets the time of the next events; 2026-01-02T03:04:05Z by default. */
  public ApplicationFixture at(Instant time) {
    now = time;
    return this;
  }

  /** Adds events to the history of an aggregate; a {@link Stored} one has the shape of its time. */
  public ApplicationFixture given(String aggregateId, Object... events) {
    Records.append(application, store, aggregateId, now, events);
    return this;
  }

  /** Sends a command that creates an aggregate, whose id the outcome has. */
  public Outcome when(Object command) {
    return send(Records.request(application, command));
  }

  /** Sends a command to an aggregate, or creates one with this id. */
  public Outcome when(String aggregateId, Object command) {
    Map<String, Object> request = Records.request(application, command);
    request.put("aggregateId", aggregateId);
    return send(request);
  }

  private Outcome send(Map<String, Object> request) {
    // Ids that derive from the command's are the same in every run.
    request.put("commandId", "sent-" + ++sent);
    int before = store.all().size();
    Answer answer = commands.handle(request);
    List<StoredEvent> all = store.all();
    refuseFailures("command");
    return new Outcome(application, answer, all.subList(before, all.size()));
  }

  /** Asks a query after every event was delivered. */
  public QueryOutcome query(Object query) {
    deliver();
    String name = query.getClass().getSimpleName();
    Answer answer = queries.handle(Records.query(application, query));
    refuseFailures("query");
    return new QueryOutcome(name, Records.readModelOf(application, name), answer);
  }

  /** Delivers every event that was stored, and those that reactions cause, until there is none. */
  public ApplicationFixture deliver() {
    for (List<StoredEvent> fresh = publish(); !fresh.isEmpty(); fresh = publish()) {
      delivery.of(fresh).forEach(this::deliver);
    }
    return this;
  }

  /** Publishes the events that were stored since the last time, and returns what arrived. */
  private List<StoredEvent> publish() {
    List<StoredEvent> stored = store.all();
    int before = bus.published().size();
    bus.publish(stored.subList(before, stored.size()));
    return bus.published().subList(before, stored.size());
  }

  private void deliver(StoredEvent event) {
    projectors.forEach(projector -> projector.project(event));
    reactors.forEach(reactor -> reactor.react(event));
  }

  private void refuseFailures(String what) {
    if (!failures.isEmpty()) {
      throw new AssertionError("The " + what + " failed: " + failures.get(0), failures.get(0));
    }
  }
}
