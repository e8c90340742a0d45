package dev.cqrs.core.model;

import dev.cqrs.api.CommandContext;
import dev.cqrs.core.codec.Codec;
import java.util.List;

/**
 * A command and the method that decides on it.
 *
 * @param name the simple name of the record, unique in the application
 * @param creates whether it creates the aggregate; then the state passed to the decider is null
 * @param codec reads and writes the record
 * @param decider the method marked with {@code @Handles}
 * @param <S> the aggregate
 * @param <C> the command record
 */
public record CommandType<S, C>(
    String name, boolean creates, Codec<C> codec, Decider<S, C> decider) {

  /** Decides on a command. */
  @FunctionalInterface
  public interface Decider<S, C> {
    /** Returns the event records, in order; empty if nothing changed. */
    List<?> decide(S state, C command, CommandContext context);
  }
}
