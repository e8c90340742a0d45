package dev.cqrs.core.eventstore;

import java.util.Iterator;
import java.util.List;

/** The append-only store of events. An event once written is never changed. */
public interface EventStore extends EventHistory {

  /**
   * Returns the events of an aggregate from the newest to the first, with their snapshots, strongly
   * consistent. Nothing is read before it is asked for; each page is one request.
   *
   * @param aggregateId the id of the aggregate
   * @param from the version to start with; {@link Long#MAX_VALUE} for the newest
   * @param pageSize how many events are read at once at most, from 1
   */
  Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize);

  /**
   * Returns the events of an aggregate as {@link #backwards} does, but eventually consistent, which
   * may cost half: events of the last moment may be missing, and events before them, too.
   *
   * @param aggregateId the id of the aggregate
   * @param from the version to start with; {@link Long#MAX_VALUE} for the newest
   * @param pageSize how many events are read at once at most, from 1
   */
  default Iterator<StoredEvent> backwardsEventually(String aggregateId, long from, int pageSize) {
    return backwards(aggregateId, from, pageSize);
  }

  /**
   * Appends events of one aggregate with consecutive versions and changes who holds unique values,
   * all or nothing.
   *
   * <p>After an exception the outcome is unknown: all was written or nothing. Events whose
   * snapshots make them too large are written without them.
   *
   * @param events one event or more; with the unique values 100 at most
   * @param changes the unique values that the aggregate gets and gives up
   * @return what became of it; a taken version counts more than a taken value
   * @throws EventTooLargeException if the store cannot hold the events; nothing was written
   */
  AppendOutcome append(List<StoredEvent> events, UniqueChanges changes);

  /** Appends events without any change of unique values. */
  default AppendOutcome append(List<StoredEvent> events) {
    return append(events, UniqueChanges.none());
  }
}
