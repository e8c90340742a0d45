package dev.cqrs.core.eventstore;

import java.util.List;
import java.util.Optional;

/** Reads the whole event store page by page, in segments that can be read side by side. */
public interface EventScan {

  /**
   * Returns the next events of a segment.
   *
   * <p>Every event that was appended before the first page of its segment was asked for is on one
   * page; later ones may be. The events of an aggregate are all in one segment, one after the other
   * in the order of their versions.
   *
   * @param slice what to read
   * @return the events and where the next page starts
   */
  Page page(Slice slice);

  /**
   * A part of a segment.
   *
   * @param segment the number of the segment, from 0
   * @param segments how many segments there are, 1 to 1,000,000; the same for all pages
   * @param after the last event that was read, or empty to start with the first
   * @param limit how many events to read at most
   */
  record Slice(int segment, int segments, Optional<Position> after, int limit) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Slice {
      if (segments < 1 || segments > 1_000_000 || segment < 0 || segment >= segments || limit < 1) {
        throw new IllegalArgumentException(
            "There is no slice of %d events in segment %d of %d; segments count from 0, and the limit is at least 1."
                .formatted(limit, segment, segments));
      }
    }
  }

  /**
   * The place of an event in its segment.
   *
   * @param aggregateId the id of the aggregate
   * @param version the version of the event
   */
  record Position(String aggregateId, long version) {

    /** Returns the place of an event. */
    public static Position of(StoredEvent event) {
      return new Position(event.metadata().aggregateId(), event.metadata().version());
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
