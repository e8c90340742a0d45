package dev.cqrs.core.eventstore;

import java.util.List;
import java.util.Optional;

/** The append-only store of events. An event once written is never changed. */
public interface EventStore extends EventHistory {

  /**
   * Appends events of one aggregate with consecutive versions, all or none, only if none of the
   * versions is taken.
   *
   * <p>After an exception the outcome is unknown: the events are either all there or not at all.
   *
   * @param events one event or more, 100 at most
   * @return empty if the events were written, else an event that holds one of the versions
   * @throws EventTooLargeException if the store cannot hold the events; nothing was written
   */
  Optional<StoredEvent> append(List<StoredEvent> events);
}
