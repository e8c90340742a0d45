/** The one place that prints. */
package dev.cqrs.maven.console;
