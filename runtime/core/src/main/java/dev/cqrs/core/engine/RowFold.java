package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.UnknownVersionException;
import java.util.HashMap;
import java.util.Map;

/** Builds rows of a read model up from events. */
final class RowFold<R> {

  private final ReadModelType<R> type;
  private final Map<String, ProjectionType<R, ?>> projections = new HashMap<>();

  RowFold(ReadModelType<R> type) {
    this.type = type;
    for (ProjectionType<R, ?> projection : type.projections()) {
      projections.put(projection.aggregate() + "/" + projection.event(), projection);
    }
  }

  /** Returns whether the read model projects events of this type. */
  boolean projects(StoredEvent event) {
    return projections.containsKey(id(event));
  }

  /** Returns the key of the row that a projected event belongs to. */
  String rowKey(StoredEvent event) {
    if (!type.crossAggregate()) {
      return event.metadata().aggregateId();
    }
    String key = rowKey(projections.get(id(event)), event);
    if (key == null || key.isEmpty()) {
      throw failure(event, "its @RowKey method returned no key", null);
    }
    return key;
  }

  /** Returns the tree of a row after one more event; a missing row is null. */
  Map<String, Object> fold(String rowKey, Map<String, Object> row, StoredEvent event) {
    ProjectionType<R, ?> projection = projections.get(id(event));
    if (projection == null) {
      return row;
    }
    Map<String, Object> tree = apply(projection, row, event);
    if (tree != null && !rowKey.equals(tree.get(type.key()))) {
      throw failure(event, type.key() + " of the row must be the key of the row", null);
    }
    return tree;
  }

  @SuppressWarnings("unchecked")
  private <E> Map<String, Object> apply(
      ProjectionType<R, E> projection, Map<String, Object> row, StoredEvent event) {
    if (row == null && projection.first() == null) {
      throw failure(event, "there is no row, and no static @Projects method to make one", null);
    }
    if (row != null && projection.next() == null) {
      throw failure(event, "there is a row, and no instance @Projects method to change it", null);
    }
    try {
      E decoded = Events.decode(projection.codec(), event);
      R folded =
          row == null
              ? projection.first().apply(decoded, event.metadata())
              : projection.next().apply(RowsView.decode(type, row), decoded, event.metadata());
      return folded == null ? null : (Map<String, Object>) type.codec().encode(folded);
    } catch (UnknownVersionException e) {
      throw failure(event, e.getMessage(), e);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      throw failure(event, "it threw " + e.getClass().getName(), e);
    }
  }

  private <E> String rowKey(ProjectionType<R, E> projection, StoredEvent event) {
    try {
      return projection.rowKey().of(Events.decode(projection.codec(), event), event.metadata());
    } catch (UnknownVersionException e) {
      throw failure(event, e.getMessage(), e);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      throw failure(event, "it threw " + e.getClass().getName(), e);
    }
  }

  ProjectionException failure(StoredEvent event, String reason, Throwable cause) {
    return new ProjectionException(type.name(), event, reason, false, cause);
  }

  ProjectionException contention(StoredEvent event, int attempts) {
    String reason = "the row was changed by others " + attempts + " times meanwhile";
    return new ProjectionException(type.name(), event, reason, true, null);
  }

  private static String id(StoredEvent event) {
    return event.metadata().aggregateType() + "/" + event.type();
  }
}
