package dev.cqrs.core.codec;

/**
 * What is wrong with a value.
 *
 * @param demand what the value must be, such as "must be at least 1"; it tells nothing of the value
 * @param found what it was, such as ", but was 0"; empty if that need not be said
 */
public record Fault(String demand, String found) {}
