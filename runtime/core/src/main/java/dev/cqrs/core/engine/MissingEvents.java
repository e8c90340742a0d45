package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventHistory;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.List;

/** Reads the events that follow a version of an aggregate, page by page and without gaps. */
final class MissingEvents {

  private static final int MAX_READS = 3;

  private final EventHistory history;

  MissingEvents(EventHistory history) {
    this.history = history;
  }

  /**
   * Returns the next events, each of the version after the one before it; empty if there are none.
   *
   * @throws HistoryGapException if the store shows later events again and again, but not the next
   */
  List<StoredEvent> after(String aggregateId, long version) {
    for (int read = 1; ; read++) {
      List<StoredEvent> page = history.read(aggregateId, version);
      List<StoredEvent> next = withoutGap(version, page);
      if (page.isEmpty() || !next.isEmpty()) {
        return next;
      }
      if (read == MAX_READS) {
        throw new HistoryGapException(page.get(0), version + 1);
      }
    }
  }

  /** What comes after a gap is left for the next page. */
  private static List<StoredEvent> withoutGap(long version, List<StoredEvent> page) {
    int length = 0;
    while (length < page.size() && page.get(length).metadata().version() == version + length + 1) {
      length++;
    }
    return page.subList(0, length);
  }
}
