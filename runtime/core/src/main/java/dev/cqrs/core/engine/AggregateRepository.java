package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Loads the aggregates of one type and appends what was decided on them. */
final class AggregateRepository<S> {

  /** How many events are read at once when there is no snapshot, or the first page has none. */
  private static final int LARGE_PAGE = 1_000;

  /** A Query may see a part of a transaction that is just coming, hardly ever of several. */
  private static final int MAX_READS = 3;

  private final AggregateType<S> type;
  private final EventFold<S> fold;
  private final Optional<Snapshots<S>> snapshots;
  private final EventStore store;
  private final LoadedCache<S> cache = new LoadedCache<>();

  AggregateRepository(AggregateType<S> type, EventFold<S> fold, EventStore store) {
    this.type = type;
    this.fold = fold;
    this.snapshots = type.state().map(Snapshots::new);
    this.store = store;
  }

  /** Returns an aggregate without events. */
  Loaded<S> none() {
    return new Loaded<>(type, fold, snapshots);
  }

  /** Returns an aggregate as it was used last; others may have changed it since. */
  Optional<Loaded<S>> cached(String aggregateId) {
    return cache.find(aggregateId);
  }

  /**
   * Returns an aggregate as it was a moment ago, read for half the units; empty if the read shows
   * none, a gap or an aggregate of another type: only {@link #load} can tell.
   *
   * @throws StoreFailure if the store failed
   */
  Optional<Loaded<S>> recent(String aggregateId) {
    try {
      Loaded<S> loaded = read(aggregateId, store::backwardsEventually);
      return Optional.of(loaded).filter(found -> found.version() > 0);
    } catch (StoreFailure e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns an aggregate as it is in the store.
   *
   * @throws WrongAggregateException if it is of another type
   * @throws StoreFailure if the store failed, or showed a history with a gap again and again
   */
  Loaded<S> load(String aggregateId) {
    for (int read = 1; ; read++) {
      try {
        return read(aggregateId, store::backwards);
      } catch (HistoryGapException e) {
        if (read == MAX_READS) {
          throw new StoreFailure(e);
        }
      }
    }
  }

  private Loaded<S> read(String aggregateId, Reader reader) {
    List<StoredEvent> newestFirst = StoreFailure.guard(() -> newestFirst(aggregateId, reader));
    if (newestFirst.isEmpty()) {
      return none();
    }
    StoredEvent newest = newestFirst.get(0);
    if (!newest.metadata().aggregateType().equals(type.name())) {
      throw new WrongAggregateException(newest.metadata().aggregateType());
    }
    HistoryGapException.checkLast(newest);
    Loaded<S> loaded = fold(newestFirst);
    cache.put(aggregateId, loaded);
    return loaded;
  }

  /** Returns the event of a version, if there is one. */
  Optional<StoredEvent> event(String aggregateId, long version) {
    return StoreFailure.guard(
        () -> {
          Iterator<StoredEvent> events = store.backwards(aggregateId, version, 1);
          return events.hasNext()
              ? Optional.of(events.next()).filter(event -> event.metadata().version() == version)
              : Optional.empty();
        });
  }

  /**
   * Appends what was decided.
   *
   * @throws StoreFailure if the store failed: nobody knows whether the events are there
   */
  AppendOutcome append(Decision<S> decision) {
    AppendOutcome outcome =
        StoreFailure.guard(() -> store.append(decision.events(), decision.changes()));
    if (outcome.appended()) {
      cache.put(decision.last().metadata().aggregateId(), decision.after());
    }
    return outcome;
  }

  /** Reads back to the first event that carries a state, or to the very first. */
  private List<StoredEvent> newestFirst(String aggregateId, Reader reader) {
    int every = snapshots.map(Snapshots::every).orElse(LARGE_PAGE);
    List<StoredEvent> newestFirst = new ArrayList<>();
    Iterator<StoredEvent> events = reader.backwards(aggregateId, Long.MAX_VALUE, every);
    while (events.hasNext()) {
      StoredEvent event = events.next();
      newestFirst.add(event);
      if (state(event).isPresent()) {
        return newestFirst;
      }
      if (newestFirst.size() == every) {
        events = reader.backwards(aggregateId, event.metadata().version() - 1, LARGE_PAGE);
      }
    }
    return newestFirst;
  }

  private Loaded<S> fold(List<StoredEvent> newestFirst) {
    Loaded<S> loaded = none();
    int oldest = newestFirst.size() - 1;
    StoredEvent first = newestFirst.get(oldest);
    state(first).ifPresentOrElse(state -> loaded.start(first, state), () -> loaded.apply(first));
    for (int index = oldest - 1; index >= 0; index--) {
      loaded.apply(newestFirst.get(index));
    }
    return loaded;
  }

  private Optional<S> state(StoredEvent event) {
    return snapshots.flatMap(all -> all.state(event));
  }

  /** A way to read events from the newest to the first. */
  @FunctionalInterface
  private interface Reader {
    Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize);
  }
}
