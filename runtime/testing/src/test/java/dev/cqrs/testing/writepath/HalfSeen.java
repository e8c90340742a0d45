package dev.cqrs.testing.writepath;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import java.util.Iterator;
import java.util.List;

/** A store whose first read does not see the last events of a transaction that is just coming. */
final class HalfSeen implements EventStore {

  private final EventStore store;
  private final long seen;
  private int reads;

  HalfSeen(EventStore store, long seen) {
    this.store = store;
    this.seen = seen;
  }

  int reads() {
    return reads;
  }

  @Override
  public List<StoredEvent> read(String aggregateId, long afterVersion) {
    return store.read(aggregateId, afterVersion);
  }

  @Override
  public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
    reads++;
    return store.backwards(aggregateId, reads == 1 ? Math.min(from, seen) : from, pageSize);
  }

  @Override
  public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
    return store.append(events, changes);
  }
}
