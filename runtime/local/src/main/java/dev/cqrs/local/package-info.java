/**
 * A cloud on the laptop: what a CQRS application needs of AWS, in one process without an account.
 */
package dev.cqrs.local;
