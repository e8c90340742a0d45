/** What a user of CQRS writes against: annotations, and the values that arrive as arguments. */
package dev.cqrs.api;
