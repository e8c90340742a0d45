package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the version of an event's shape; without it the shape has version 1.
 *
 * <p>A shape that was released does not change, because events of it are stored. To change it, keep
 * the record as it was under another name, raise the version and write an {@link Upcasts} method:
 *
 * <pre>{@code
 * @EventVersion(2)
 * public record UserCreated(String email, String firstName, String lastName) implements Event {
 *
 *   public record V1(String email, String name) {
 *     @Upcasts
 *     public static UserCreated next(V1 old) { … }
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EventVersion {
  /** The version, from 1. Version n has n - 1 older records and as many upcasters. */
  int value();
}
