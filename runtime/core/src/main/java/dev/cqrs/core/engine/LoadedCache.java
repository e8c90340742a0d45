package dev.cqrs.core.engine;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The aggregates that this instance used last. They may be old, and they vanish when the memory is
 * needed.
 */
final class LoadedCache<S> {

  private static final int MAX_AGGREGATES = 1_000;

  private final Map<String, SoftReference<Loaded<S>>> aggregates =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Loaded<S>>> eldest) {
          return size() > MAX_AGGREGATES;
        }
      };

  /** Returns an aggregate; nobody may change it. */
  synchronized Optional<Loaded<S>> find(String aggregateId) {
    return Optional.ofNullable(aggregates.get(aggregateId)).map(SoftReference::get);
  }

  /** Keeps an aggregate that is in the store like this, unless a later version is known. */
  synchronized void put(String aggregateId, Loaded<S> loaded) {
    if (find(aggregateId).filter(known -> known.version() > loaded.version()).isEmpty()) {
      aggregates.put(aggregateId, new SoftReference<>(loaded));
    }
  }
}
