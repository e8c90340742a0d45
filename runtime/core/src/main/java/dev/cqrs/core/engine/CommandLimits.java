package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventTooLargeException;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.json.Json;
import java.util.List;

/** What one command may cause, whatever the store is. */
final class CommandLimits {

  private static final int MAX_WRITES = 100;

  private CommandLimits() {}

  /**
   * Checks what a command caused.
   *
   * @throws EventTooLargeException if it is too much
   */
  static void check(List<StoredEvent> events, UniqueChanges changes) {
    if (events.size() + changes.size() > MAX_WRITES) {
      throw new EventTooLargeException(
          "The command caused %d events%s; at most %d can be stored at once."
              .formatted(
                  events.size(),
                  changes.size() == 0 ? "" : " and changes " + changes.size() + " unique values",
                  MAX_WRITES));
    }
    for (StoredEvent event : events) {
      int size = Json.writeBytes(event.data()).length;
      if (size > CommandProcessor.MAX_EVENT_BYTES) {
        throw new EventTooLargeException(
            "The data of %s would take %d bytes; %d is the limit."
                .formatted(event.type(), size, CommandProcessor.MAX_EVENT_BYTES));
      }
    }
  }
}
