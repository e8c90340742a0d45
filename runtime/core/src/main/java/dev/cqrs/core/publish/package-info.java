/** The port to the event bus. */
package dev.cqrs.core.publish;
