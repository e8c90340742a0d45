/** What every implementation of a port must do, as JUnit tests to inherit. */
package dev.cqrs.testing.contract;
