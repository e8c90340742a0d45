package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a class that reacts to events with commands: a process manager.
 *
 * <p>The class is public and has a public constructor without parameters. Its methods marked with
 * {@link Reacts} are called in a function of their own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Reactions {

  /**
   * The name of the reactions: lower-case letters, digits and hyphens, at most 26 characters. It is
   * part of the ids of the commands: to rename it lets a repeated event take effect again.
   */
  String value();
}
