package dev.cqrs.testing;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
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
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

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

  /** Adds events to the history of the aggregate. */
  public AggregateFixture given(Object... events) {
    for (Object event : events) {
      long version = store.read(id, 0).size() + 1L;
      store.append(List.of(Records.stored(application, event, id, version, now)));
    }
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
    return new Outcome(answer, all.subList(before, all.size()));
  }

  /** What a command has caused. */
  public final class Outcome {

    private final Answer answer;
    private final List<StoredEvent> events;

    private Outcome(Answer answer, List<StoredEvent> events) {
      this.answer = answer;
      this.events = events;
    }

    /** Asserts that exactly these events followed, in this order. */
    public void thenEvents(Object... expected) {
      List<String> wanted = new ArrayList<>();
      for (Object event : expected) {
        wanted.add(Records.describe(Records.stored(application, event, id, 1, now)));
      }
      List<String> actual = actual();
      if (!wanted.equals(actual)) {
        throw SideBySide.difference("The command did not cause these events:", wanted, actual);
      }
    }

    /** Asserts that the command was accepted and changed nothing. */
    public void thenNothing() {
      thenEvents();
    }

    /** Asserts that a rule of the domain refused the command. */
    public void thenRejected(String code) {
      thenProblem("422 " + code);
    }

    /** Asserts that the command was refused because its fields are not valid. */
    public void thenInvalid(String... fields) {
      List<String> actual = answer.status() == 400 ? violatedFields() : actual();
      if (!List.of(fields).equals(actual)) {
        throw SideBySide.difference(
            "The command has not these faulty fields:", List.of(fields), actual);
      }
    }

    /** Asserts that the aggregate does not exist. */
    public void thenNotFound() {
      thenProblem("404 not-found");
    }

    /** Asserts that the aggregate exists already. */
    public void thenAlreadyExists() {
      thenProblem("409 already-exists");
    }

    /** Returns the answer that the caller gets. */
    public Answer answer() {
      return answer;
    }

    private void thenProblem(String expected) {
      String actual = answer.status() + " " + answer.body().get("code");
      if (!expected.equals(actual)) {
        throw SideBySide.difference(
            "The command was not refused like this:", List.of(expected), actual());
      }
    }

    private List<String> actual() {
      return answer.isProblem()
          ? List.of(
              answer.status()
                  + " "
                  + answer.body().get("code")
                  + ": "
                  + answer.body().get("detail")
                  + (answer.body().containsKey("violations")
                      ? " " + Json.write(answer.body().get("violations"))
                      : ""))
          : events.stream().map(Records::describe).toList();
    }

    private List<String> violatedFields() {
      return ((List<?>) answer.body().get("violations"))
          .stream().map(violation -> (String) ((Map<?, ?>) violation).get("field")).toList();
    }
  }
}
