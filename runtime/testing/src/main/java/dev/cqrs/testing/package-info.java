/** Given, when, then: fixtures for the aggregates and read models of an application. */
package dev.cqrs.testing;
