/**
 * The baseline: a file beside the sources that records the shape of every version of every event,
 * so that the compiler can tell when a released one changes.
 */
package dev.cqrs.maven.baseline;
