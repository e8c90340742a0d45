package dev.cqrs.core.codec;

/**
 * One fault of a request.
 *
 * @param field the path of the field, such as {@code items[0].price}; empty for the whole
 * @param message what is wrong and what was found
 */
public record Violation(String field, String message) {}
