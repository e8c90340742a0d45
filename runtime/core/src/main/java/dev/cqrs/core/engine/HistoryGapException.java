package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;

/**
 * A read has shown an event and not one before or after it that must be there: a transaction came
 * in between, or the read was of a moment ago. Read again.
 */
final class HistoryGapException extends RuntimeException {

  HistoryGapException(StoredEvent seen, long missing) {
    super(
        "The event store showed version %d of %s %s and not version %d: it must be read again."
            .formatted(
                seen.metadata().version(),
                seen.metadata().aggregateType(),
                seen.metadata().aggregateId(),
                missing));
  }

  /** Checks that an event follows a version. */
  static void check(long version, StoredEvent next) {
    if (next.metadata().version() != version + 1) {
      throw new HistoryGapException(next, version + 1);
    }
  }

  /** Checks that an event is the last one of its command. */
  static void checkLast(StoredEvent event) {
    if (event.following() > 0) {
      throw new HistoryGapException(event, event.metadata().version() + 1);
    }
  }
}
