package dev.cqrs.maven.infrastructure;

/**
 * A metric that must not exceed a threshold.
 *
 * @param id logical id
 * @param description what is wrong when it rings
 * @param metric what is watched
 * @param threshold largest value that is still good
 * @param periods minutes in a row after which it rings
 */
public record Alarm(String id, String description, Metric metric, int threshold, int periods) {}
