package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as an aggregate: the state that commands are decided on and events build up.
 *
 * <p>The simple name of the record is the aggregate type written to the event store.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Aggregate {

  /**
   * Every how many events the state is kept with the event, 1 to 1,000. A command then reads at
   * most that many events, however long the history is; each snapshot makes its event larger by the
   * state. With 0 there are none, and a command reads the whole history.
   *
   * <p>With snapshots the components of the record are of the types that messages may have. A
   * snapshot of a state that had other components is ignored.
   */
  int snapshotEvery() default 10;

  /**
   * The version of the meaning of the state, from 1. Raise it when the methods that apply events
   * now compute other values for the same components, so that the snapshots there are get ignored.
   * A changed component needs no new version: it is noticed.
   */
  int stateVersion() default 1;

  /**
   * For how many of the last commands of an aggregate a command that is sent again gets its first
   * answer, 0 to 10,000. Each costs 4 bytes in every snapshot. Without snapshots the whole history
   * is read, which remembers every command.
   */
  int rememberedCommands() default 1000;
}
