package dev.cqrs.core.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * A component of an aggregate whose value no two aggregates of its type may share.
 *
 * @param component the name of the component
 * @param ignoreCase whether values that differ in upper and lower case only are the same
 * @param value returns the value of a state, or empty if it has none
 * @param <S> the record marked as aggregate
 */
public record UniqueType<S>(
    String component, boolean ignoreCase, Function<S, Optional<String>> value) {}
