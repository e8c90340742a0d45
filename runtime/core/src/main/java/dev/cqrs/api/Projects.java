package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link ReadModel} that projects one event onto a row.
 *
 * <p>A static method is called when there is no row yet, an instance method on the existing row.
 * The first parameter is the event record; an {@link EventMetadata} may follow. It returns the row,
 * or {@code null} to delete it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Projects {}
