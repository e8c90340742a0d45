package dev.cqrs.testing;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.VersionedCodec;
import java.util.List;

/**
 * Tests the versions of an event: what was stored in one of them is read as this record of today.
 *
 * <p>The JSON passes through the same codecs and upcasters as in production.
 *
 * @param <E> the event record
 */
public final class EventFixture<E extends Record> {

  private final EventType<?, E> type;

  private EventFixture(EventType<?, E> type) {
    this.type = type;
  }

  /** Returns a fixture of an event of the application on the class path. */
  public static <E extends Record> EventFixture<E> of(Class<E> event) {
    return of(Applications.load(), event);
  }

  /** Returns a fixture of an event. */
  public static <E extends Record> EventFixture<E> of(Application application, Class<E> event) {
    return new EventFixture<>(Records.eventType(application, event));
  }

  /**
   * Takes an event as it was stored.
   *
   * @param version the version of its shape, from 1
   * @param json its data
   */
  public Reading stored(int version, String json) {
    return new Reading(version, json);
  }

  /** A stored event, to be read. */
  public final class Reading {

    private final int version;
    private final String json;

    private Reading(int version, String json) {
      this.version = version;
      this.json = json;
    }

    /** Asserts that it is read as this record. */
    public EventFixture<E> thenReads(E expected) {
      String actual = read(type.codec());
      String wanted = Json.write(type.codec().encode(expected));
      if (!wanted.equals(actual)) {
        throw SideBySide.difference(
            type.name() + " stored in version " + version + " is not read as this record:",
            List.of(wanted),
            List.of(actual));
      }
      return EventFixture.this;
    }

    private String read(VersionedCodec<E> codec) {
      Decoding at = Decoding.tolerant();
      E event = codec.decode(version, Json.parse(json), at);
      return at.violations().isEmpty()
          ? Json.write(codec.encode(event))
          : "(cannot be read: " + Records.list(at) + ")";
    }
  }
}
