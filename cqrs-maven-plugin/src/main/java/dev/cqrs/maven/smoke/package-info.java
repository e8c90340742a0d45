/** Smoke tests: scenarios of commands, queries and stored events against a deployed stack. */
package dev.cqrs.maven.smoke;
