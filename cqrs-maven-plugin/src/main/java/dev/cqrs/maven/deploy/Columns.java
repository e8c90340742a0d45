package dev.cqrs.maven.deploy;

import java.util.Collection;
import java.util.function.Function;

/**
 * Widths of the columns in which resources are listed.
 *
 * @param id characters of the longest logical id
 * @param type characters of the longest resource type
 */
record Columns(int id, int type) {

  /** Widths for resources of which none is known. */
  static final Columns NARROW = new Columns(1, 1);

  /** Returns the widths that these resources need. */
  static <T> Columns of(
      Collection<T> resources, Function<T, String> logicalId, Function<T, String> resourceType) {
    return new Columns(widest(resources, logicalId), widest(resources, resourceType));
  }

  /** Returns a line with its parts below those of other lines. */
  String line(String symbol, String logicalId, String resourceType, String time, String note) {
    return ("  %s %-" + id + "s  %-" + type + "s  %8s   %s")
        .formatted(symbol, logicalId, resourceType, time, note)
        .stripTrailing();
  }

  private static <T> int widest(Collection<T> resources, Function<T, String> text) {
    return resources.stream().map(text).mapToInt(String::length).max().orElse(1);
  }
}
