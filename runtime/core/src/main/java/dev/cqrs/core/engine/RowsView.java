package dev.cqrs.core.engine;

import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rows;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.core.readmodel.UndeclaredIndexException;
import java.util.Map;
import java.util.Optional;

/** The rows of a read model as records. */
record RowsView<R>(ReadModelType<R> type, ReadableRows rows) implements Rows<R> {

  @Override
  public Optional<R> find(String key) {
    return rows.find(key).map(tree -> decode(type, tree));
  }

  @Override
  public Page<R> find(String index, String value, PageRequest page) {
    if (type.indexes().stream().noneMatch(declared -> declared.name().equals(index))) {
      throw new UndeclaredIndexException(type, index);
    }
    ReadableRows.RowPage found = rows.find(index, value, page);
    return new Page<>(
        found.items().stream().map(tree -> decode(type, tree)).toList(), found.next());
  }

  /** Returns the row of a tree that a projection has written. */
  static <R> R decode(ReadModelType<R> type, Map<String, Object> tree) {
    Decoding decoding = Decoding.tolerant();
    R row = type.codec().decode(tree, decoding);
    if (!decoding.violations().isEmpty()) {
      throw new IllegalStateException(
          "A row of " + type.name() + " cannot be read: " + Events.list(decoding));
    }
    return row;
  }
}
