/** Proofs: the promises of the design, under faults, kills, races and bad input. */
package dev.cqrs.it.proof;
