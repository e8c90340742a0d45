package dev.cqrs.core.eventstore;

import java.util.List;

/**
 * The unique values that an aggregate gets and gives up together with its events.
 *
 * @param taken the values it gets; none may be another aggregate's
 * @param released the values it gives up; one that another aggregate holds stays with that one
 */
public record UniqueChanges(List<UniqueValue> taken, List<UniqueValue> released) {

  private static final UniqueChanges NONE = new UniqueChanges(List.of(), List.of());

  /** Keeps copies of the lists. */
  public UniqueChanges {
    taken = List.copyOf(taken);
    released = List.copyOf(released);
  }

  /** Returns no changes. */
  public static UniqueChanges none() {
    return NONE;
  }

  /** Returns how many values change hands. */
  public int size() {
    return taken.size() + released.size();
  }
}
