package dev.cqrs.core.readmodel;

import java.util.Map;

/** The rows of one read model as its projection sees them: guarded by versions. */
public interface ProjectedRows {

  /**
   * Returns a row and how far an aggregate has been projected, strongly consistent.
   *
   * @param rowKey the key of the row
   * @param aggregateId the aggregate whose event is to be projected
   * @throws RowRefusedException if no row can have this key
   */
  Snapshot load(String rowKey, String aggregateId);

  /**
   * Returns how far an aggregate has been projected, strongly consistent. The snapshot has a row
   * only if the aggregate's id is the key of its row.
   *
   * @param aggregateId the aggregate
   */
  Snapshot load(String aggregateId);

  /**
   * Writes a row and the new position of the aggregate, both or neither, only if neither has
   * changed since they were loaded. It takes the marker of a parked aggregate away.
   *
   * @param before what was loaded
   * @param row the row as a tree, or null to delete it
   * @param version the version of the last event of the aggregate that the row now contains
   * @return whether it was written; false means that somebody else was faster: load again
   * @throws RowRefusedException if the store cannot hold the row; nothing was written
   */
  boolean save(Snapshot before, Map<String, Object> row, long version);

  /**
   * Marks an aggregate as parked, only if its position has not changed since it was loaded. Row,
   * revision and version stay as they are, and no query sees the marker.
   *
   * @param before what was loaded for the aggregate
   * @param parked the marker, or null to take it away
   * @return whether it was written; false means that somebody else was faster: load again
   */
  boolean park(Snapshot before, Parked parked);

  /**
   * A row and a position.
   *
   * @param rowKey the key of the row, or null if only the position was loaded
   * @param aggregateId the aggregate
   * @param row the row as a tree, or null if there is none
   * @param revision counts the changes of the row; 0 if it was never written
   * @param version the version of the last event of the aggregate that was projected; 0 if none was
   * @param parked the marker of the aggregate, or null if it is not parked
   */
  record Snapshot(
      String rowKey,
      String aggregateId,
      Map<String, Object> row,
      long revision,
      long version,
      Parked parked) {

    /** Makes a snapshot of an aggregate that is not parked. */
    public Snapshot(
        String rowKey, String aggregateId, Map<String, Object> row, long revision, long version) {
      this(rowKey, aggregateId, row, revision, version, null);
    }
  }
}
