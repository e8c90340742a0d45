package dev.cqrs.maven.infrastructure;

/**
 * A value the deployed infrastructure tells.
 *
 * @param name its name
 * @param description what it is
 * @param value the value
 */
public record Output(String name, String description, Reference value) {}
