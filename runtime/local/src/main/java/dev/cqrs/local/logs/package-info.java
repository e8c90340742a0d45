/** Log groups, streams and events. */
package dev.cqrs.local.logs;
