package dev.cqrs.maven.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param purpose what it holds, in a few words
 * @param partition partition key
 * @param sort sort key, if it has one
 * @param indexes secondary indexes
 * @param stream whether its new items are streamed
 * @param capacityParameter parameter with its read and write capacity
 */
public record Table(
    String id,
    String suffix,
    String purpose,
    Key partition,
    Optional<Key> sort,
    List<Index> indexes,
    boolean stream,
    String capacityParameter) {

  /** Makes the table; its list is copied. */
  public Table {
    indexes = List.copyOf(indexes);
  }

  /**
   * The attributes that the table's keys and its indexes' keys have.
   *
   * @return their types by their names, each once
   */
  public SortedMap<String, String> keyAttributes() {
    SortedMap<String, String> types = new TreeMap<>();
    types.put(partition.name(), partition.type());
    sort.ifPresent(key -> types.put(key.name(), key.type()));
    for (Index index : indexes) {
      types.put(index.partition().name(), index.partition().type());
      index.sort().ifPresent(key -> types.put(key.name(), key.type()));
    }
    return types;
  }

  /**
   * A key attribute.
   *
   * @param name attribute's name
   * @param type {@code S} or {@code N}
   */
  public record Key(String name, String type) {}

  /**
   * A secondary index.
   *
   * @param name its name
   * @param partition partition key
   * @param sort sort key, if it has one
   * @param attributes what it holds beside the keys; none if it holds whole items
   */
  public record Index(String name, Key partition, Optional<Key> sort, List<String> attributes) {

    /** Makes the index; its list is copied. */
    public Index {
      attributes = List.copyOf(attributes);
    }

    /** Makes an index that holds whole items. */
    public Index(String name, Key partition, Optional<Key> sort) {
      this(name, partition, sort, List.of());
    }
  }
}
