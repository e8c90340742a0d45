package dev.cqrs.core.eventstore;

import java.util.List;

/** Reads the events of one aggregate. */
public interface EventHistory {

  /**
   * Returns the next events of an aggregate in the order of their versions, strongly consistent:
   * every event that was acknowledged before the call is there or after the last one that is.
   * Snapshots are left out.
   *
   * <p>One call is one request: of a long history it returns a part, about a megabyte. While a
   * transaction is written, one of its events may be there and one before it not yet.
   *
   * @param aggregateId the id of the aggregate
   * @param afterVersion the version after which to start; 0 for the whole history
   * @return the events; empty if no more follow
   */
  List<StoredEvent> read(String aggregateId, long afterVersion);
}
