package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an index of a {@link ReadModel}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Index {

  /** The name of the index, 3 to 64 characters: letters, digits, hyphen, underscore and dot. */
  String name();

  /** The component that rows are looked up by. */
  String key();

  /** The component that rows of one key are sorted by; by default they are in no given order. */
  String sort() default "";
}
