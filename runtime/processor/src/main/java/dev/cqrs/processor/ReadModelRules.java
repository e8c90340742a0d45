package dev.cqrs.processor;

import dev.cqrs.processor.Model.Projection;
import dev.cqrs.processor.Model.ReadModel;
import dev.cqrs.processor.Shape.Part;
import dev.cqrs.processor.Shape.Scalar;
import dev.cqrs.processor.Shape.Structure;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the name, the version, the key and the projections of one read model. */
final class ReadModelRules {

  /** Lambda's 64 characters, less the longest project and environment and "-projection". */
  private static final int LONGEST = 24;

  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9-]{0,%d}".formatted(LONGEST - 1));
  private static final Pattern LIKE_A_VERSION = Pattern.compile(".*-v[0-9]+");

  private final Problems problems;

  ReadModelRules(Problems problems) {
    this.problems = problems;
  }

  /** Tells every fault of a read model. */
  void check(ReadModel model) {
    name(model);
    version(model);
    key(model.row(), model.key());
    if (model.projections().stream().allMatch(projection -> projection.first() == null)) {
      problems.at(
          model.row().type(),
          "%s has no static @Projects method, so it can never have a row: write @Projects public"
              + " static %s from(SomeEvent event)",
          model.row().name(),
          model.row().name());
    }
    if (model.crossAggregate()) {
      model.projections().forEach(projection -> keyed(model.row(), projection));
    } else {
      oneAggregate(model);
    }
  }

  private void name(ReadModel model) {
    if (!NAME.matcher(model.name()).matches()) {
      problems.at(
          model.row().type(),
          "The read model %s is named \"%s\": use at most %s lower-case letters, digits and hyphens,"
              + " a letter first",
          model.row().name(),
          model.name(),
          LONGEST);
    } else if (model.version() > 1 && resources(model).length() > LONGEST) {
      problems.at(
          model.row().type(),
          "Version %s of the read model %s has resources named %s: shorten the name, so that at"
              + " most %s characters remain",
          model.version(),
          model.row().name(),
          resources(model),
          LONGEST);
    }
    String taken =
        switch (model.name()) {
          case "event-store" -> "the events";
          case "unique-values" -> "the unique values";
          default -> "";
        };
    if (!taken.isEmpty()) {
      problems.at(
          model.row().type(),
          "The read model %s is named %s, like the table of %s: rename it",
          model.row().name(),
          model.name(),
          taken);
    }
  }

  private static String resources(ReadModel model) {
    return model.name() + "-v" + model.version();
  }

  private void version(ReadModel model) {
    if (model.version() < 1) {
      problems.at(
          model.row().type(),
          "The read model %s has the version %s: the first is 1",
          model.row().name(),
          model.version());
    }
    if (LIKE_A_VERSION.matcher(model.name()).matches()) {
      problems.at(
          model.row().type(),
          "The read model %s is named %s, like the table of a later version: write the version as"
              + " @ReadModel(version = ...), and rename it",
          model.row().name(),
          model.name());
    }
  }

  private void key(Structure row, String key) {
    Optional<Part> part = row.part(key);
    if (part.isEmpty()) {
      problems.at(
          row.type(),
          "The key of %s is %s, which is not a component: choose one of %s",
          row.name(),
          key,
          IndexReader.components(row));
    } else if (!isText(part.get())) {
      problems.at(
          row.type(),
          "The key of %s is %s, which is not a String: make it one, or choose another component",
          row.name(),
          key);
    }
  }

  private static boolean isText(Part part) {
    return part.shape() == Scalar.STRING
        || (part.shape() instanceof Shape.Checked checked && checked.of() == Scalar.STRING);
  }

  private void keyed(Structure row, Projection projection) {
    String event = projection.event().name();
    if (projection.rowKey() == null) {
      problems.at(
          row.type(),
          "%s has @RowKey methods, but none for %s: write @RowKey public static String keyOf(%s"
              + " event)",
          row.name(),
          event,
          event);
    }
    if (projection.first() == null) {
      problems.at(
          row.type(),
          "%s is keyed by @RowKey methods, so %s may meet no row: write @Projects public static %s"
              + " from(%s event)",
          row.name(),
          event,
          row.name(),
          event);
    }
    if (projection.next() == null) {
      problems.at(
          row.type(),
          "%s is keyed by @RowKey methods, so %s may meet an existing row: write @Projects public"
              + " %s with(%s event)",
          row.name(),
          event,
          row.name(),
          event);
    }
  }

  private void oneAggregate(ReadModel model) {
    TreeSet<String> aggregates =
        model.projections().stream()
            .map(Projection::aggregate)
            .collect(Collectors.toCollection(TreeSet::new));
    if (aggregates.size() > 1) {
      problems.at(
          model.row().type(),
          "%s projects events of %s, so the id of the aggregate cannot be its key: declare @RowKey"
              + " methods",
          model.row().name(),
          String.join(" and ", aggregates));
    }
  }
}
