package dev.cqrs.core.readmodel;

import java.util.Map;

/** The rows of one read model as its projection sees them: guarded by versions. */
public interface ProjectedRows {

  /**
   * Returns a row and how far an aggregate has been projected, strongly consistent.
   *
   * @param rowKey the key of the row
   * @param aggregateId the aggregate whose event is to be projected
   */
  Snapshot load(String rowKey, String aggregateId);

  /**
   * Writes a row and the new position of the aggregate, both or neither, only if neither has
   * changed since they were loaded.
   *
   * @param before what was loaded
   * @param row the row as a tree, or null to delete it
   * @param version the version of the last event of the aggregate that the row now contains
   * @return whether it was written; false means that somebody else was faster: load again
   */
  boolean save(Snapshot before, Map<String, Object> row, long version);

  /**
   * A row and a position.
   *
   * @param rowKey the key of the row
   * @param aggregateId the aggregate
   * @param row the row as a tree, or null if there is none
   * @param revision counts the changes of the row; 0 if it was never written
   * @param version the version of the last event of the aggregate that was projected; 0 if none was
   */
  record Snapshot(
      String rowKey, String aggregateId, Map<String, Object> row, long revision, long version) {}
}
