package dev.cqrs.maven.infrastructure;

/**
 * A metric of one resource.
 *
 * @param namespace such as {@code AWS/Lambda}
 * @param name such as {@code Errors}
 * @param dimension what tells the resource from others, such as {@code FunctionName}
 * @param resourceId the resource's logical id
 * @param statistic such as {@code Sum}
 */
public record Metric(
    String namespace, String name, String dimension, String resourceId, String statistic) {}
