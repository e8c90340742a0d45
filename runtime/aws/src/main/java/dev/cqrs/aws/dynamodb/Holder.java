package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.Appended;
import dev.cqrs.core.eventstore.AppendOutcome.VersionTaken;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that was found where an event should be written. */
final class Holder {

  private Holder() {}

  /**
   * Returns what the item means for the events.
   *
   * <p>The SDK repeats a call whose answer was lost. An item with all our own metadata tells that
   * the first attempt had been written: no conflict. The event id alone does not tell it, for a
   * command that is sent again makes the same one; its answer is the stored event's.
   */
  static AppendOutcome outcome(List<StoredEvent> events, Map<String, AttributeValue> item) {
    if (item.isEmpty()) {
      return new VersionTaken(Optional.empty());
    }
    StoredEvent holder = EventItem.read(item);
    boolean ours =
        events.stream()
            .anyMatch(
                event ->
                    event.metadata().equals(holder.metadata())
                        && event.type().equals(holder.type()));
    return ours ? new Appended() : new VersionTaken(Optional.of(holder));
  }
}
