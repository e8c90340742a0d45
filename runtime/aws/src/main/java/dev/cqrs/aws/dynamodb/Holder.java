package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.Appended;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items that were found where events should be written. */
final class Holder {

  private Holder() {}

  /**
   * Returns what the items mean for the events.
   *
   * <p>The SDK repeats a call whose answer was lost. Items that are the events to the last detail
   * tell that the first attempt had been written: no conflict. Their metadata alone do not tell it:
   * another command under the same id gets the same event id, and on a clock that is behind the
   * same time.
   *
   * @param items the items at the versions that are taken, in order; an unknown one is empty
   */
  static AppendOutcome outcome(List<StoredEvent> events, List<Map<String, AttributeValue>> items) {
    List<StoredEvent> stored =
        items.stream().filter(item -> !item.isEmpty()).map(EventItem::read).toList();
    boolean ours =
        stored.size() == events.size()
            && IntStream.range(0, events.size())
                .allMatch(index -> isSame(events.get(index), stored.get(index)));
    return ours
        ? new Appended()
        : new VersionTaken(items.get(0).isEmpty() ? Optional.empty() : Optional.of(stored.get(0)));
  }

  /** The snapshot does not count: it may have been left out because it did not fit. */
  private static boolean isSame(StoredEvent event, StoredEvent stored) {
    return event.equals(stored)
        && Objects.equals(event.commandDigest(), stored.commandDigest())
        && event.following() == stored.following();
  }
}
