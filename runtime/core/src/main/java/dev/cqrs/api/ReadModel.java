package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a record as the row of a read model: a table of its own, kept by a projection. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ReadModel {

  /**
   * The name of the read model: lower-case letters, digits and hyphens, at most 24 characters; from
   * the second version on they are counted with the version, as in {@code orders-v2}.
   */
  String name();

  /**
   * The version of the read model, from 1. Raise it when the rows that are stored no longer fit
   * what the record projects, or are to be filled anew: {@code mvn cqrs:rebuild} then fills new
   * tables from the event store while the old ones go on to be read, and switches over.
   */
  int version() default 1;

  /** The component that is the key of the row. Its type is {@code String}. */
  String key();

  /** The indexes that queries use; none by default. */
  Index[] indexes() default {};
}
