package dev.cqrs.core.engine;

import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;

/**
 * How far the rows have caught up with an aggregate: they stand at a position, and none of the
 * events after it up to a version is projected.
 */
record CatchUp(long position, long version) {

  static final CatchUp NOTHING = new CatchUp(-1, -1);

  /** Returns the version after which events are missing. */
  long after(Snapshot now) {
    // At another position somebody else was at work: only what was loaded counts then.
    return now.version() == position ? version : now.version();
  }
}
