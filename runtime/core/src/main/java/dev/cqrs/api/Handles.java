package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that decides on one command.
 *
 * <p>A static method handles the command that creates the aggregate; an instance method handles a
 * command to an existing one. The first parameter is the command record; a {@link CommandContext}
 * may follow. It returns one event record or a {@code List} of them, and refuses by throwing {@link
 * Rejection}. An empty list means that nothing changed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Handles {}
