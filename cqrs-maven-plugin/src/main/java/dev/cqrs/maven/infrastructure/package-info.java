/**
 * The infrastructure of an application, planned once and free of any target's syntax.
 *
 * <p>{@link dev.cqrs.maven.infrastructure.InfrastructurePlanner} turns the application's model into
 * an {@link dev.cqrs.maven.infrastructure.Infrastructure}: typed tables, functions, rules, queues,
 * alarms and outputs that refer to each other by logical id. Whatever depends on the application is
 * decided here, above all each function's environment and the exact permissions of its role. What
 * is the same for every resource of a kind (encryption, tracing, roles, log groups, versions and
 * aliases) is the renderer's part.
 */
package dev.cqrs.maven.infrastructure;
