package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a command, event, query, row or state as personal data.
 *
 * <p>Its value is stored, published and answered like any other, and is written nowhere else: not
 * to a log, not into the message of a fault, not to the output of a smoke test. That cannot be
 * promised of what user code itself prints or puts into the message of a {@link Rejection}, which
 * the caller gets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
