package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a class marked with {@link Reactions} that reacts to one event.
 *
 * <p>The first parameter is the event record; an {@link EventMetadata}, an {@link Aggregates} or
 * both in this order may follow. It returns a {@code List} of {@link Send}, an {@code Optional} of
 * one, or one.
 *
 * <p>An event may arrive more than once, and events in any order. The ids of the commands derive
 * from the id of the event and the place in the list, so that each takes effect once: return the
 * commands of an event in the same order each time. A change takes effect again if its event comes
 * again after more commands than its aggregate remembers, see {@link
 * Aggregate#rememberedCommands()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reacts {}
