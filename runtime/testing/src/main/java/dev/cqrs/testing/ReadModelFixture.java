package dev.cqrs.testing;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tests a read model: given the events of some aggregates, then it has these rows.
 *
 * <p>The events pass through the same engine and codecs as in production.
 */
public final class ReadModelFixture {

  private final Application application;
  private final ReadModelType<?> type;
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Instant timestamp = Instant.parse("2026-01-02T03:04:05Z");
  private boolean twice;
  private boolean reversed;

  private ReadModelFixture(Application application, String name) {
    this.application = application;
    this.type =
        application.readModels().stream()
            .filter(readModel -> readModel.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The application has no read model "
                            + name
                            + "; it has "
                            + application.readModels().stream().map(ReadModelType::name).toList()));
  }

  /** Returns a fixture of a read model of the application on the class path. */
  public static ReadModelFixture of(String readModel) {
    return of(Applications.load(), readModel);
  }

  /** Returns a fixture of the read model with a declared name. */
  public static ReadModelFixture of(Application application, String readModel) {
    return new ReadModelFixture(application, readModel);
  }

  /** Adds events to the history of an aggregate; all have the time 2026-01-02T03:04:05Z. */
  public ReadModelFixture given(String aggregateId, Object... events) {
    for (Object event : events) {
      long version = store.read(aggregateId, 0).size() + 1L;
      store.append(List.of(Records.stored(application, event, aggregateId, version, timestamp)));
    }
    return this;
  }

  /** Delivers every event twice. */
  public ReadModelFixture deliveredTwice() {
    twice = true;
    return this;
  }

  /** Delivers the last event first. */
  public ReadModelFixture deliveredOutOfOrder() {
    reversed = true;
    return this;
  }

  /** Asserts that the read model has this row, a record of it, under a key. */
  public ReadModelFixture thenRow(String key, Record expected) {
    return then(key, Json.write(Records.encode(type.codec(), expected)));
  }

  /** Asserts that the read model has no row under a key. */
  public ReadModelFixture thenNoRow(String key) {
    return then(key, "(no row)");
  }

  private ReadModelFixture then(String key, String expected) {
    String actual = project().find(key).map(Json::write).orElse("(no row)");
    if (!expected.equals(actual)) {
      throw SideBySide.difference(
          "The read model " + type.name() + " has not this row under " + key + ":",
          List.of(expected),
          List.of(actual));
    }
    return this;
  }

  /** Returns the rows after all deliveries, to try queries on. */
  public InMemoryRows project() {
    InMemoryRows rows = new InMemoryRows(type);
    Projector<?> projector = new Projector<>(type, rows, store, Backoff.none());
    List<StoredEvent> deliveries = new ArrayList<>(store.all());
    if (twice) {
      deliveries.addAll(store.all());
    }
    if (reversed) {
      Collections.reverse(deliveries);
    }
    deliveries.forEach(projector::project);
    return rows;
  }
}
