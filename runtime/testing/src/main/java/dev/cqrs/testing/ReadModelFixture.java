package dev.cqrs.testing;

import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tests a read model: given the events of some aggregates, then it has these rows.
 *
 * <p>The events pass through the same engine and codecs as in production.
 */
public final class ReadModelFixture {

  private final Application application;
  private final ReadModelType<?> type;
  private final InMemoryEventStore store = new InMemoryEventStore();
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

  /**
   * Adds events to the history of an aggregate; all have the time 2026-01-02T03:04:05Z, and a
   * {@link Stored} one has the shape of its own time.
   */
  public ReadModelFixture given(String aggregateId, Object... events) {
    Records.append(application, store, aggregateId, Records.TIME, events);
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
    Map<String, Object> wanted = Records.encode(type.codec(), expected);
    Optional<Map<String, Object>> actual = project().find(key);
    String what = "The read model " + type.name() + " has not this row under " + key + ":";
    if (actual.isEmpty()) {
      throw SideBySide.difference(what, Records.lines(wanted), List.of("(no row)"));
    }
    if (!wanted.equals(actual.get())) {
      throw SideBySide.components(what, wanted, actual.get());
    }
    return this;
  }

  /** Asserts that the read model has no row under a key: there was none, or it was deleted. */
  public ReadModelFixture thenNoRow(String key) {
    Optional<Map<String, Object>> actual = project().find(key);
    if (actual.isPresent()) {
      throw SideBySide.difference(
          "The read model " + type.name() + " has a row under " + key + ":",
          List.of("(no row)"),
          Records.lines(actual.get()));
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
