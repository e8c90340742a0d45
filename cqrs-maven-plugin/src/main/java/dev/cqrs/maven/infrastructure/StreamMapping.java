package dev.cqrs.maven.infrastructure;

/**
 * How a table's stream is read by a function.
 *
 * @param id logical id
 * @param tableId table whose stream is read
 * @param functionId function that reads it
 * @param queueId queue that is told about records given up
 * @param batchSize records per invocation at most
 * @param retries times a failing record is repeated
 * @param maximumAgeSeconds seconds after which a record is given up
 * @param parallelization invocations at once per shard
 */
public record StreamMapping(
    String id,
    String tableId,
    String functionId,
    String queueId,
    int batchSize,
    int retries,
    int maximumAgeSeconds,
    int parallelization) {}
