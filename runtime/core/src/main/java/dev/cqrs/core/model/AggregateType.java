package dev.cqrs.core.model;

import java.util.List;
import java.util.Optional;

/**
 * An aggregate.
 *
 * @param name the simple name of the record
 * @param commands the commands it handles, by name
 * @param events the events it applies, by name
 * @param state how snapshots keep its state; empty for an aggregate without snapshots
 * @param rememberedCommands for how many of its last commands a retry gets the first answer
 * @param uniques the components whose values are unique
 * @param <S> the record marked as aggregate
 */
public record AggregateType<S>(
    String name,
    List<CommandType<S, ?>> commands,
    List<EventType<S, ?>> events,
    Optional<StateType<S>> state,
    int rememberedCommands,
    List<UniqueType<S>> uniques) {

  /** For how many commands an aggregate remembers answers when it does not say. */
  public static final int REMEMBERED_COMMANDS = 1_000;

  /** Makes an aggregate without snapshots and without unique components. */
  public AggregateType(
      String name, List<CommandType<S, ?>> commands, List<EventType<S, ?>> events) {
    this(name, commands, events, Optional.empty(), REMEMBERED_COMMANDS, List.of());
  }
}
