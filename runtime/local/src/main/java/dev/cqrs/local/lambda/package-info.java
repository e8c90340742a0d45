/**
 * Lambda: functions, versions, aliases, permissions, event source mappings and their invocation.
 *
 * <p>Each execution environment is a process of its own, started from the same zip as in the cloud.
 */
package dev.cqrs.local.lambda;
