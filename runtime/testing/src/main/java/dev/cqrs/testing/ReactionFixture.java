package dev.cqrs.testing;

import dev.cqrs.api.Send;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.Reactor;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReactionType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests reactions: given the events of some aggregates, when this event comes, then these commands
 * are sent.
 *
 * <p>Events and commands pass through the same engine and codecs as in production.
 */
public final class ReactionFixture {

  private final Application application;
  private final ReactionType type;
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Instant timestamp = Instant.parse("2026-01-02T03:04:05Z");

  private ReactionFixture(Application application, String name) {
    this.application = application;
    this.type =
        application.reactions().stream()
            .filter(reactions -> reactions.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The application has no reactions "
                            + name
                            + "; it has "
                            + application.reactions().stream().map(ReactionType::name).toList()));
  }

  /** Returns a fixture of reactions of the application on the class path. */
  public static ReactionFixture of(String reactions) {
    return of(Applications.load(), reactions);
  }

  /** Returns a fixture of the reactions with a declared name. */
  public static ReactionFixture of(Application application, String reactions) {
    return new ReactionFixture(application, reactions);
  }

  /** Adds events to the history of an aggregate; all have the time 2026-01-02T03:04:05Z. */
  public ReactionFixture given(String aggregateId, Object... events) {
    for (Object event : events) {
      append(aggregateId, event);
    }
    return this;
  }

  /** Adds one more event to the history of an aggregate and lets the reactions have it. */
  public Outcome when(String aggregateId, Object event) {
    CommandProcessor processor =
        new CommandProcessor(
            application,
            store,
            Clock.fixed(timestamp, ZoneOffset.UTC),
            (errorId, failure) -> {
              throw new AssertionError("A command failed: " + failure, failure);
            },
            Backoff.none());
    return new Outcome(
        new Reactor(application, type, store, processor), append(aggregateId, event));
  }

  private StoredEvent append(String aggregateId, Object event) {
    long version = store.read(aggregateId, 0).size() + 1L;
    StoredEvent stored = Records.stored(application, event, aggregateId, version, timestamp);
    store.append(List.of(stored));
    return stored;
  }

  /** What an event causes. */
  public final class Outcome {

    private final Reactor reactor;
    private final StoredEvent event;

    private Outcome(Reactor reactor, StoredEvent event) {
      this.reactor = reactor;
      this.event = event;
    }

    /** Adds events to the history of an aggregate that happen before the reactions get theirs. */
    public Outcome meanwhile(String aggregateId, Object... events) {
      given(aggregateId, events);
      return this;
    }

    /** Asserts that exactly these commands are sent, in this order. */
    public Outcome thenSends(Send... expected) {
      compare(
          "The reactions " + type.name() + " did not send these commands:",
          Arrays.stream(expected).map(this::describe).toList(),
          reactor.sends(event).stream().map(this::describe).toList());
      return this;
    }

    /** Asserts that no command is sent. */
    public Outcome thenNothing() {
      return thenSends();
    }

    /**
     * Asserts that the commands are accepted and cause exactly these events, in this order,
     * although the event is delivered twice.
     */
    public Outcome thenEvents(Object... expected) {
      int before = store.all().size();
      reactor.react(event);
      reactor.react(event);
      List<String> wanted = new ArrayList<>();
      for (Object each : expected) {
        wanted.add(Records.describe(Records.stored(application, each, "any", 1, timestamp)));
      }
      List<StoredEvent> all = store.all();
      compare(
          "The commands of the reactions " + type.name() + " did not cause these events:",
          wanted,
          all.subList(before, all.size()).stream().map(Records::describe).toList());
      return this;
    }

    private String describe(Send send) {
      return Records.describe(application, send);
    }

    private static void compare(String what, List<String> wanted, List<String> actual) {
      if (!wanted.equals(actual)) {
        throw SideBySide.difference(what, wanted, actual);
      }
    }
  }
}
