/** Handles commands, answers queries and projects events, over the ports. */
package dev.cqrs.core.engine;
