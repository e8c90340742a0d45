package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static method that turns an event as it was stored in one version of its shape into the
 * next version.
 *
 * <p>It takes the older record and returns the next newer one, never null. It may stand in the
 * event's record or in any older one. It runs each time an old event is read, so it depends on
 * nothing but the old record: no clock, no random, no I/O.
 *
 * @see EventVersion
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Upcasts {}
