package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.eventstore.UniqueValue;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.UniqueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out which unique values a decision changes. */
final class UniqueValues<S> {

  private final AggregateType<S> aggregate;

  UniqueValues(AggregateType<S> aggregate) {
    this.aggregate = aggregate;
  }

  /** Returns what differs between two states; the state before the first event is null. */
  UniqueChanges between(S before, S after) {
    List<UniqueValue> taken = new ArrayList<>();
    List<UniqueValue> released = new ArrayList<>();
    for (UniqueType<S> unique : aggregate.uniques()) {
      Optional<UniqueValue> old = value(unique, before);
      Optional<UniqueValue> fresh = value(unique, after);
      if (!old.equals(fresh)) {
        fresh.ifPresent(taken::add);
        old.ifPresent(released::add);
      }
    }
    return new UniqueChanges(taken, released);
  }

  private Optional<UniqueValue> value(UniqueType<S> unique, S state) {
    if (state == null) {
      return Optional.empty();
    }
    return unique
        .value()
        .apply(state)
        .map(value -> unique.ignoreCase() ? folded(value) : value)
        .map(value -> UniqueValue.of(aggregate.name(), unique.component(), value));
  }

  /** Upper case first, as some letters have no lower case of their own. */
  private static String folded(String value) {
    return value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
