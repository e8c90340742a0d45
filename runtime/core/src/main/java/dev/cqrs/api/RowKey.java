package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static method of a {@link ReadModel} that tells which row an event belongs to.
 *
 * <p>The first parameter is the event record; an {@link EventMetadata} may follow. It returns the
 * key as a {@code String}. Without it the row of an event is the one keyed by the id of its
 * aggregate. A read model declares it for all of its events or for none; with it, rows may be fed
 * by many aggregates.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RowKey {}
