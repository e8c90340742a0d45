package dev.cqrs.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that answers one query.
 *
 * <p>The class has a public constructor without parameters. The method takes the query record and
 * the {@link Rows} of one read model, and returns a row, an {@code Optional} row or a {@link Page}
 * of rows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Answers {}
