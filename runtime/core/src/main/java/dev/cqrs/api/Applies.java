package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that applies one event to the state of an aggregate.
 *
 * <p>A static method makes the first state; an instance method the next one. The first parameter is
 * the event record; an {@link EventMetadata} may follow. It returns the aggregate record.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Applies {}
