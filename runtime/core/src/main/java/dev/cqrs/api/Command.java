package dev.cqrs.api;

/**
 * Marks a record as a command, so that the compiler can tell when no aggregate handles it.
 *
 * <p>The simple name of the record is the command type that callers send.
 */
public interface Command {}
