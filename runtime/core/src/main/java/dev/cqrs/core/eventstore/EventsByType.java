package dev.cqrs.core.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the events of one type in the order of their times, page by page. */
public interface EventsByType {

  /**
   * Returns the next events of a type; one that was appended a moment ago may be missing.
   *
   * @param slice what to read
   * @return the events and where the next page starts
   */
  Page page(Slice slice);

  /**
   * A part of the events of a type.
   *
   * @param type the name of the events
   * @param from the time of the first event, inclusive
   * @param to the time of the last event, inclusive
   * @param after the last event that was read, or empty to start with the first
   * @param limit how many events to read at most, from 1
   */
  record Slice(String type, Instant from, Instant to, Optional<Position> after, int limit) {}

  /**
   * The place of an event among those of its type.
   *
   * @param timestamp the time of the event
   * @param aggregateId the id of its aggregate
   * @param version its version
   */
  record Position(Instant timestamp, String aggregateId, long version) {

    /** Returns the place of an event. */
    public static Position of(StoredEvent event) {
      return new Position(
          event.metadata().timestamp(), event.metadata().aggregateId(), event.metadata().version());
    }
  }

  /**
   * One page of events.
   *
   * @param events the events; may be empty though more follow
   * @param next after which event the next page starts, or empty if this was the last one
   */
  record Page(List<StoredEvent> events, Optional<Position> next) {}
}
