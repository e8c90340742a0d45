package dev.cqrs.local.cloudformation;

/**
 * What happened to a stack or to one of its resources.
 *
 * @param id the id of the event
 * @param timestamp when it happened, in epoch seconds
 * @param properties the resource's properties as JSON text; empty for the stack
 */
record StackEvent(
    String id,
    double timestamp,
    String logicalId,
    String physicalId,
    String type,
    String status,
    String reason,
    String properties) {}
