package dev.cqrs.testing;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How events reach read models and reactions: a bus repeats them, keeps no order, and may have lost
 * some until they are published again. The answers to queries are the same in the end.
 */
public enum Delivery {

  /** Each once, in the order in which they were stored. */
  IN_ORDER {
    @Override
    List<StoredEvent> of(List<StoredEvent> events) {
      return events;
    }
  },

  /** Each twice. */
  TWICE {
    @Override
    List<StoredEvent> of(List<StoredEvent> events) {
      List<StoredEvent> twice = new ArrayList<>(events);
      twice.addAll(events);
      return twice;
    }
  },

  /** The last one first. */
  OUT_OF_ORDER {
    @Override
    List<StoredEvent> of(List<StoredEvent> events) {
      List<StoredEvent> reversed = new ArrayList<>(events);
      Collections.reverse(reversed);
      return reversed;
    }
  },

  /** Of each aggregate the last one only; the others are lost and delivered once more later. */
  LOST_AT_FIRST {
    @Override
    List<StoredEvent> of(List<StoredEvent> events) {
      Map<String, StoredEvent> last = new LinkedHashMap<>();
      events.forEach(event -> last.put(event.metadata().aggregateId(), event));
      List<StoredEvent> lost = new ArrayList<>(events);
      lost.removeAll(last.values());
      List<StoredEvent> all = new ArrayList<>(last.values());
      all.addAll(lost);
      return all;
    }
  };

  /** Returns the deliveries of events that were stored. */
  abstract List<StoredEvent> of(List<StoredEvent> events);
}
