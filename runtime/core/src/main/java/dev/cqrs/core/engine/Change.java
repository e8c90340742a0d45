package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.AppendOutcome.ValueTaken;
import dev.cqrs.core.eventstore.StoredEvent;
import java.util.Optional;

/** Handles one command that changes an aggregate: one read, or none, and one append. */
final class Change<S> {

  private static final int CHANGED = 200;

  /** The state at hand and the one after the first lost race: then others have done more. */
  private static final int ATTEMPTS_ON_PAST = 2;

  private final String aggregate;
  private final AggregateRepository<S> repository;
  private final PendingCommand<S> command;
  private final EarlierAttempts<S> earlier;
  private final Contention contention;

  Change(
      String aggregate,
      AggregateRepository<S> repository,
      PendingCommand<S> command,
      Contention contention) {
    this.aggregate = aggregate;
    this.repository = repository;
    this.command = command;
    this.earlier = new EarlierAttempts<>(repository, command);
    this.contention = contention;
  }

  Answer handle() {
    return repository
        .cached(command.aggregateId())
        .or(() -> repository.recent(command.aggregateId()))
        .flatMap(this::onPast)
        .orElseGet(this::onStored);
  }

  /**
   * Returns the answer if the store has confirmed it: an append proves that nothing came after the
   * state, and an event of the command is there for ever. Every other answer may rest on a state of
   * long ago, so it is left to {@link #onStored}.
   */
  private Optional<Answer> onPast(Loaded<S> past) {
    Loaded<S> loaded = past;
    for (int attempt = 1; attempt <= ATTEMPTS_ON_PAST; attempt++) {
      Optional<StoredEvent> before = earlier.find(loaded);
      if (before.isPresent()) {
        return Optional.of(earlier.answer(CHANGED, before.get(), loaded));
      }
      Optional<Decision<S>> decision = isExpected(loaded) ? decideOnPast(loaded) : Optional.empty();
      if (decision.isEmpty()) {
        return Optional.empty();
      }
      AppendOutcome outcome = repository.append(decision.get());
      if (outcome.appended()) {
        return Optional.of(done(decision.get()));
      }
      if (outcome instanceof ValueTaken) {
        return Optional.empty();
      }
      if (!contention.lose()) {
        return Optional.of(CommandAnswers.contended(command.envelope(), contention.lost()));
      }
      Optional<Loaded<S>> next = next(loaded, outcome);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      loaded = next.get();
    }
    return Optional.empty();
  }

  /** Returns what there is to append; a refusal or a failure must show on the stored state. */
  private Optional<Decision<S>> decideOnPast(Loaded<S> loaded) {
    try {
      return Optional.of(command.decide(loaded)).filter(made -> !made.events().isEmpty());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Answer onStored() {
    Loaded<S> loaded;
    try {
      loaded = repository.load(command.aggregateId());
    } catch (WrongAggregateException e) {
      return CommandAnswers.wrongType(aggregate, command.envelope(), e.type());
    }
    while (true) {
      Optional<Answer> settled = settled(loaded);
      if (settled.isPresent()) {
        return settled.get();
      }
      Decision<S> decision = command.decide(loaded);
      if (decision.events().isEmpty()) {
        return CommandAnswers.unchanged(command.envelope(), loaded);
      }
      AppendOutcome outcome = repository.append(decision);
      if (outcome.appended()) {
        return done(decision);
      }
      if (outcome instanceof ValueTaken taken) {
        return CommandAnswers.notUnique(taken.value());
      }
      if (!contention.lose()) {
        return CommandAnswers.contended(command.envelope(), contention.lost());
      }
      loaded = afterLoss(loaded, outcome);
    }
  }

  /** Returns the answer of a command that needs no decision. */
  private Optional<Answer> settled(Loaded<S> loaded) {
    if (loaded.version() == 0) {
      return Optional.of(CommandAnswers.missing(aggregate, command.envelope()));
    }
    Optional<StoredEvent> before = earlier.find(loaded);
    if (before.isPresent()) {
      return Optional.of(earlier.answer(CHANGED, before.get(), loaded));
    }
    return isExpected(loaded)
        ? Optional.empty()
        : Optional.of(CommandAnswers.unexpectedVersion(command.envelope(), loaded.version()));
  }

  private boolean isExpected(Loaded<S> loaded) {
    Long expected = command.envelope().expectedVersion();
    return expected == null || expected == loaded.version();
  }

  /** The first loss needs no read; after more of them, others are likely to be far ahead. */
  private Loaded<S> afterLoss(Loaded<S> loaded, AppendOutcome outcome) {
    Optional<Loaded<S>> next = contention.lost() == 1 ? next(loaded, outcome) : Optional.empty();
    if (next.isPresent()) {
      return next.get();
    }
    contention.pause();
    return repository.load(command.aggregateId());
  }

  /** Returns the aggregate after the event that won, if that is known and was alone. */
  private Optional<Loaded<S>> next(Loaded<S> loaded, AppendOutcome outcome) {
    return outcome
        .holder()
        .filter(holder -> holder.metadata().version() == loaded.version() + 1)
        .filter(holder -> holder.following() == 0)
        .map(
            holder -> {
              Loaded<S> next = loaded.copy();
              next.apply(holder);
              return next;
            });
  }

  private Answer done(Decision<S> decision) {
    return earlier.answer(CHANGED, decision.last(), decision.after());
  }
}
