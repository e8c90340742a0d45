package dev.cqrs.core.eventstore;

import java.util.List;

/** Reads the events of one aggregate. */
public interface EventHistory {

  /**
   * Returns the events of an aggregate in the order of their versions, strongly consistent: every
   * event that was acknowledged before the call is there. Snapshots are left out.
   *
   * @param aggregateId the id of the aggregate
   * @param afterVersion the version after which to start; 0 for the whole history
   * @return the events; empty if there is none
   */
  List<StoredEvent> read(String aggregateId, long afterVersion);
}
