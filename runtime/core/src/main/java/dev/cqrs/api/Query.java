package dev.cqrs.api;

/**
 * Marks a record as a query, so that the compiler can tell when nobody answers it.
 *
 * <p>The simple name of the record is the query type that callers send.
 */
public interface Query {}
