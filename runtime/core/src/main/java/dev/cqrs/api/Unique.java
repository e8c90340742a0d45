package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands that no two aggregates of a type have the same value in a component of their state.
 *
 * <p>A command after which a value would be there twice is refused with 409 and the name of the
 * component; a value that is given up can be taken by another aggregate. It costs a transaction
 * when the value is set or changed, and nothing when it is not.
 *
 * <p>It stands on a component of a record marked {@link Aggregate}, of the type {@code String}, an
 * enum, {@code int}, {@code long} or {@code BigDecimal}, or an {@code Optional} of these; an empty
 * one is no value.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unique {

  /** Whether texts that differ in upper and lower case only are the same. */
  boolean ignoreCase() default false;
}
