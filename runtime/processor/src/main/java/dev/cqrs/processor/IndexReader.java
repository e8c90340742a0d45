package dev.cqrs.processor;

import dev.cqrs.processor.Model.Index;
import dev.cqrs.processor.Model.KeyPart;
import dev.cqrs.processor.Shape.Part;
import dev.cqrs.processor.Shape.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the indexes of a read model. */
final class IndexReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,64}");
  private static final int MOST = 20;

  private final Problems problems;

  IndexReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the indexes without faults, by name. */
  List<Index> read(Structure row, dev.cqrs.api.ReadModel annotation) {
    List<Index> indexes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (dev.cqrs.api.Index index : annotation.indexes()) {
      name(row, index.name(), names);
      Optional<KeyPart> key = key(row, index.name(), "key", index.key());
      Optional<KeyPart> sort =
          index.sort().isEmpty() ? Optional.empty() : key(row, index.name(), "sort", index.sort());
      if (index.key().equals(index.sort())) {
        problems.at(
            row.type(),
            "The index %s of %s has %s as key and as sort: sort by another component, or leave sort"
                + " out",
            index.name(),
            row.name(),
            index.key());
      }
      key.ifPresent(found -> indexes.add(new Index(index.name(), found, sort.orElse(null))));
    }
    if (annotation.indexes().length > MOST) {
      problems.at(
          row.type(),
          "%s has %d indexes: a table can have %d",
          row.name(),
          annotation.indexes().length,
          MOST);
    }
    indexes.sort(Comparator.comparing(Index::name));
    return indexes;
  }

  private void name(Structure row, String name, Set<String> names) {
    if (!NAME.matcher(name).matches()) {
      problems.at(
          row.type(),
          "%s has an index named \"%s\": use 3 to 64 letters, digits, hyphens, underscores and dots",
          row.name(),
          name);
    }
    if (!names.add(name)) {
      problems.at(row.type(), "%s has two indexes named %s: rename one", row.name(), name);
    }
  }

  private Optional<KeyPart> key(Structure row, String index, String role, String component) {
    Optional<Part> part = row.part(component);
    if (part.isEmpty()) {
      problems.at(
          row.type(),
          "The index %s of %s has the %s %s, which is not a component: choose one of %s",
          index,
          row.name(),
          role,
          component,
          components(row));
      return Optional.empty();
    }
    Optional<String> type = part.get().shape().keyType();
    if (type.isEmpty()) {
      problems.at(
          row.type(),
          "The index %s of %s has the %s %s, whose type cannot be a key: use String, an enum,"
              + " Instant, LocalDate, int, long or BigDecimal",
          index,
          row.name(),
          role,
          component);
    }
    return type.map(found -> new KeyPart(component, found));
  }

  /** Returns the names of the components of a row, as messages list them. */
  static String components(Structure row) {
    return row.parts().stream().map(Part::name).collect(Collectors.joining(", "));
  }
}
