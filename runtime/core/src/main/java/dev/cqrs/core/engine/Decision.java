package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import java.util.List;

/**
 * What a command leads to.
 *
 * @param events the events to append; none if nothing changes
 * @param after the aggregate after them
 * @param changes the unique values that change hands
 */
record Decision<S>(List<StoredEvent> events, Loaded<S> after, UniqueChanges changes) {

  StoredEvent last() {
    return events.get(events.size() - 1);
  }
}
