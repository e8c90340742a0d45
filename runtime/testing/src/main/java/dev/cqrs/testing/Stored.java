package dev.cqrs.testing;

/**
 * An event as it was stored once, for the {@code given} of a fixture: what the event store has of
 * an older version of its shape.
 *
 * @param event the event record of today
 * @param version the version that it was stored in, from 1
 * @param json the data that was stored, as JSON
 */
public record Stored(Class<? extends Record> event, int version, String json) {

  /** Returns an event that was stored in a version of its shape. */
  public static Stored as(Class<? extends Record> event, int version, String json) {
    return new Stored(event, version, json);
  }
}
