package dev.cqrs.maven.infrastructure;

/**
 * A value the deployed infrastructure tells.
 *
 * @param name its name, which says what the value is
 * @param value the value
 */
public record Output(String name, Reference value) {}
