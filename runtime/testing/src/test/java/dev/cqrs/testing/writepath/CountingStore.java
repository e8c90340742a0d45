package dev.cqrs.testing.writepath;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Counts what a processor asks of a store, and lets others act just before an append. */
final class CountingStore implements EventStore {

  private final EventStore store;
  private final Deque<Runnable> beforeAppends = new ArrayDeque<>();
  private final List<UniqueChanges> changes = new ArrayList<>();
  private int reads;
  private int appends;
  private int events;

  CountingStore(EventStore store) {
    this.store = store;
  }

  /** Runs something just before the next append, once; several calls count for several appends. */
  CountingStore beforeNextAppend(Runnable action) {
    beforeAppends.add(action);
    return this;
  }

  void reset() {
    reads = 0;
    appends = 0;
    events = 0;
    changes.clear();
  }

  /** Returns the requests since the last reset, such as "1 read, 1 append". */
  String requests() {
    return reads + " read, " + appends + " append";
  }

  /** Returns how many events were read since the last reset. */
  int events() {
    return events;
  }

  /** Returns the changes of unique values since the last reset, one for each append. */
  List<UniqueChanges> changes() {
    return changes;
  }

  @Override
  public List<StoredEvent> read(String aggregateId, long afterVersion) {
    reads++;
    List<StoredEvent> read = store.read(aggregateId, afterVersion);
    events += read.size();
    return read;
  }

  @Override
  public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
    return counted(store.backwards(aggregateId, from, pageSize), pageSize);
  }

  @Override
  public Iterator<StoredEvent> backwardsEventually(String aggregateId, long from, int pageSize) {
    return counted(store.backwardsEventually(aggregateId, from, pageSize), pageSize);
  }

  private Iterator<StoredEvent> counted(Iterator<StoredEvent> all, int pageSize) {
    return new Iterator<>() {
      private int returned;
      private int requested;

      @Override
      public boolean hasNext() {
        if (returned == requested) {
          reads++;
          requested += pageSize;
        }
        return all.hasNext();
      }

      @Override
      public StoredEvent next() {
        returned++;
        events++;
        return all.next();
      }
    };
  }

  @Override
  public AppendOutcome append(List<StoredEvent> appended, UniqueChanges values) {
    Runnable action = beforeAppends.poll();
    if (action != null) {
      action.run();
    }
    appends++;
    changes.add(values);
    return store.append(appended, values);
  }
}
