package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what an earlier attempt of a command has left. */
final class EarlierAttempts<S> {

  /** The code of the problem that a command id was used for something else before. */
  static final String REUSED = "command-id-reused";

  private final AggregateRepository<S> repository;
  private final PendingCommand<S> command;

  EarlierAttempts(AggregateRepository<S> repository, PendingCommand<S> command) {
    this.repository = repository;
    this.command = command;
  }

  /** Returns the last event of an earlier attempt, as far back as the memory reaches. */
  Optional<StoredEvent> find(Loaded<S> loaded) {
    Optional<StoredEvent> recent = loaded.recent(command.envelope().commandId());
    if (recent.isPresent()) {
      return recent;
    }
    for (long version : loaded.remembered(command.envelope().commandId())) {
      Optional<StoredEvent> event =
          repository.event(command.aggregateId(), version).filter(command::caused);
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  /** Returns the last event of the command that caused an event. */
  StoredEvent lastOfCommand(StoredEvent event) {
    return event.following() == 0
        ? event
        : repository
            .event(command.aggregateId(), event.metadata().version() + event.following())
            .orElse(event);
  }

  /**
   * Returns the answer to a command that caused an event, unless that was another command.
   *
   * @param event the last event of the command
   * @param loaded gives the aggregate at the version of the event or a later one
   */
  Answer answer(int status, StoredEvent event, Supplier<Loaded<S>> loaded) {
    String before = event.commandDigest();
    if (before != null && !before.equals(command.digest())) {
      return Problem.conflict(
          REUSED,
          "The commandId %s was used before, by a command with other content that caused %s: send"
                  .formatted(command.envelope().commandId(), Events.describe(event))
              + " each command with a commandId of its own.");
    }
    long version = event.metadata().version();
    return CommandAnswers.done(
        status, event, CommandAnswers.token(command.envelope(), loaded.get(), version));
  }

  /** Returns the answer, as the other method does. */
  Answer answer(int status, StoredEvent event, Loaded<S> loaded) {
    return answer(status, event, () -> loaded);
  }
}
