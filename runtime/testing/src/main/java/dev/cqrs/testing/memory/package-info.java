/** The ports in memory: right under concurrency, gone with the process. */
package dev.cqrs.testing.memory;
