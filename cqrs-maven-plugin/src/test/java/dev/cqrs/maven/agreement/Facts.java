package dev.cqrs.maven.agreement;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands when an infrastructure is deployed, as lines that can be compared and read. */
public final class Facts {

  private final SortedMap<String, String> facts = new TreeMap<>();

  /**
   * Adds a fact.
   *
   * @param value its value
   * @param key words of its key, see the package
   * @return these facts
   * @throws IllegalStateException when there is such a fact already: two resources have one name
   */
  public Facts put(Object value, Object... key) {
    StringJoiner joiner = new StringJoiner(" ");
    for (Object word : key) {
      joiner.add(word.toString());
    }
    String words = joiner.toString();
    String before = facts.put(words, value.toString());
    if (before != null) {
      throw new IllegalStateException(
          "Two facts \"%s\": %s and %s".formatted(words, before, value));
    }
    return this;
  }

  /**
   * Adds a fact with a list whose order does not matter.
   *
   * @param values its values; with none there is no fact
   * @param key words of its key
   * @return these facts
   */
  public Facts putSorted(Iterable<String> values, Object... key) {
    Set<String> sorted = new TreeSet<>();
    values.forEach(sorted::add);
    return sorted.isEmpty() ? this : put(String.join(", ", sorted), key);
  }

  /**
   * Leaves out facts that do not concern a target.
   *
   * @param categories first words of their keys
   * @return the others
   */
  public Facts without(String... categories) {
    Facts others = new Facts();
    facts.forEach(
        (key, value) -> {
          if (!Set.of(categories).contains(category(key))) {
            others.facts.put(key, value);
          }
        });
    return others;
  }

  /** The facts by key. */
  public SortedMap<String, String> all() {
    return Collections.unmodifiableSortedMap(facts);
  }

  /** The first words of the facts' keys. */
  public Set<String> categories() {
    return facts.keySet().stream()
        .map(Facts::category)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String category(String key) {
    return key.substring(0, (key + " ").indexOf(' '));
  }

  /**
   * Compares these facts with what was found.
   *
   * @param found facts of a target's output
   * @return a line per difference, or nothing
   */
  public String differences(Facts found) {
    Set<String> keys = new TreeSet<>(facts.keySet());
    keys.addAll(found.facts.keySet());
    StringBuilder lines = new StringBuilder();
    for (String key : keys) {
      String wanted = facts.get(key);
      String actual = found.facts.get(key);
      if (wanted == null) {
        lines.append("not in the model:  ").append(key).append(" = ").append(actual).append('\n');
      } else if (actual == null) {
        lines.append("missing:           ").append(key).append(" = ").append(wanted).append('\n');
      } else if (!wanted.equals(actual)) {
        lines.append("other value:       ").append(key).append('\n');
        lines.append("  in the model:    ").append(wanted).append('\n');
        lines.append("  found:           ").append(actual).append('\n');
      }
    }
    return lines.toString();
  }

  @Override
  public String toString() {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + " = " + fact.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
