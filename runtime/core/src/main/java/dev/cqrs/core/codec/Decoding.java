package dev.cqrs.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a tree a value is being read, and the faults found so far.
 *
 * <p>Requests are read strictly: a field that the record lacks is a fault. Stored data is read
 * tolerantly: it is ignored.
 */
public final class Decoding {

  private final String path;
  private final boolean strict;
  private final List<Violation> violations;

  private Decoding(String path, boolean strict, List<Violation> violations) {
    this.path = path;
    this.strict = strict;
    this.violations = violations;
  }

  /** Returns a decoding that takes unknown fields for faults. */
  public static Decoding strict() {
    return new Decoding("", true, new ArrayList<>());
  }

  /** Returns a decoding that ignores unknown fields. */
  public static Decoding tolerant() {
    return new Decoding("", false, new ArrayList<>());
  }

  /** Returns the decoding of a field of this value. */
  public Decoding field(String name) {
    return new Decoding(path.isEmpty() ? name : path + "." + name, strict, violations);
  }

  /** Returns the decoding of an element of this list; the first has index 0. */
  public Decoding element(int index) {
    return new Decoding(path + "[" + index + "]", strict, violations);
  }

  /** Adds a fault of the value at this place, such as "must be a text, but was the number 5". */
  public void fault(String message) {
    violations.add(new Violation(path, message));
  }

  /** Returns how many faults were found so far. */
  int faults() {
    return violations.size();
  }

  /** Returns whether unknown fields are faults. */
  public boolean isStrict() {
    return strict;
  }

  /** Returns all faults found so far, in the order of the tree. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }
}
