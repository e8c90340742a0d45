package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.Optional;

/** Handles one command that creates an aggregate: one append, if nothing is there already. */
final class Creation<S> {

  /** The code of the problem that there is an aggregate with this id. */
  static final String EXISTS = "already-exists";

  private static final int CREATED = 201;

  private final AggregateRepository<S> repository;
  private final PendingCommand<S> command;
  private final EarlierAttempts<S> earlier;
  private final Contention contention;

  Creation(AggregateRepository<S> repository, PendingCommand<S> command, Contention contention) {
    this.repository = repository;
    this.command = command;
    this.earlier = new EarlierAttempts<>(repository, command);
    this.contention = contention;
  }

  Answer handle() {
    Loaded<S> none = repository.none();
    Decision<S> decision;
    try {
      decision = command.decide(none);
    } catch (RuntimeException refused) {
      // A rule may refuse today what it let pass at the first attempt: that one counts.
      return first().map(this::repeated).orElseThrow(() -> refused);
    }
    if (decision.events().isEmpty()) {
      return first()
          .map(this::repeated)
          .orElseGet(() -> CommandAnswers.unchanged(command.envelope(), none));
    }
    return append(decision);
  }

  private Answer append(Decision<S> decision) {
    while (true) {
      AppendOutcome outcome = repository.append(decision);
      if (outcome.appended()) {
        return earlier.answer(CREATED, decision.last(), decision.after());
      }
      if (outcome instanceof ValueTaken taken) {
        return CommandAnswers.notUnique(taken.value());
      }
      if (outcome.holder().isPresent()) {
        return taken(outcome.holder().get(), decision);
      }
      if (!contention.lose()) {
        return CommandAnswers.contended(command.envelope(), contention.lost());
      }
      contention.pause();
    }
  }

  private Answer taken(StoredEvent holder, Decision<S> decision) {
    if (!command.caused(holder)) {
      return Problem.conflict(EXISTS, command.aggregateId() + " already exists.");
    }
    return holder.following() == decision.events().size() - 1
        ? earlier.answer(CREATED, earlier.lastOfCommand(holder), decision.after())
        : repeated(holder);
  }

  /** Returns the first event if an attempt of this command has left it. */
  private Optional<StoredEvent> first() {
    return repository.event(command.aggregateId(), 1).filter(command::caused);
  }

  private Answer repeated(StoredEvent first) {
    return earlier.answer(
        CREATED, earlier.lastOfCommand(first), () -> repository.load(command.aggregateId()));
  }
}
