package dev.cqrs.testing;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tests an aggregate: given these events, when this command comes, then those events follow.
 *
 * <p>Commands and events pass through the same engine and codecs as in production.
 */
public final class AggregateFixture {

  private final Application application;
  private final AggregateType<?> aggregate;
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final String id;
  private Instant now = Records.TIME;

  private AggregateFixture(Application application, String name) {
    this.application = application;
    this.aggregate = Records.aggregate(application, name);
    this.id = name.toLowerCase(Locale.ROOT) + "-1";
  }

  /** Returns a fixture of an aggregate of the application on the class path. */
  public static AggregateFixture of(Class<? extends Record> aggregate) {
    return of(Applications.load(), aggregate);
  }

  /** Returns a fixture of an aggregate. */
  public static AggregateFixture of(Application application, Class<? extends Record> aggregate) {
    return of(application, aggregate.getSimpleName());
  }

  /** Returns a fixture of the aggregate with a name. */
  public static AggregateFixture of(Application application, String aggregate) {
    return new AggregateFixture(application, aggregate);
  }

  /**
   * Adds events to the history of the aggregate; a {@link Stored} one has the shape of its time.
   */
  public AggregateFixture given(Object... events) {
    Records.append(application, store, id, now, events);
    return this;
  }

  /** Sets the time of the decision; 2026-01-02T03:04:05Z by default. */
  public AggregateFixture at(Instant time) {
    now = time;
    return this;
  }

  /** Sends a command to the aggregate, whose id is its name in lower case and "-1". */
  public Outcome when(Object command) {
    Map<String, Object> request = Records.request(aggregate, command);
    request.put("aggregateId", id);
    int before = store.all().size();
    List<Throwable> failures = new ArrayList<>();
    CommandProcessor processor =
        new CommandProcessor(
            application,
            store,
            Clock.fixed(now, ZoneOffset.UTC),
            (errorId, failure) -> failures.add(failure),
            Backoff.none());
    Answer answer = processor.handle(request);
    if (!failures.isEmpty()) {
      throw new AssertionError("The command failed: " + failures.get(0), failures.get(0));
    }
    List<StoredEvent> all = store.all();
    return new Outcome(application, answer, all.subList(before, all.size()));
  }
}
