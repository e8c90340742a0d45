package dev.cqrs.it.proof;

import java.util.List;

/**
 * A strongly consistent read of a history during a concurrent run.
 *
 * @param commandIds the command of each event that was read, by version
 * @param invoked the time when it was begun, in nanoseconds of one clock
 * @param returned the time of the answer
 */
record Reading(List<String> commandIds, long invoked, long returned) {}
