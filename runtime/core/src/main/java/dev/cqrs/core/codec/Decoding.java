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
  private final boolean personal;
  private final List<Violation> violations;

  private Decoding(String path, boolean strict, boolean personal, List<Violation> violations) {
    this.path = path;
    this.strict = strict;
    this.personal = personal;
    this.violations = violations;
  }

  /** Returns a decoding that takes unknown fields for faults. */
  public static Decoding strict() {
    return new Decoding("", true, false, new ArrayList<>());
  }

  /** Returns a decoding that ignores unknown fields. */
  public static Decoding tolerant() {
    return new Decoding("", false, false, new ArrayList<>());
  }

  /** Returns the decoding of a field of this value. */
  public Decoding field(String name) {
    return new Decoding(path.isEmpty() ? name : path + "." + name, strict, personal, violations);
  }

  /** Returns the decoding of an element of this list; the first has index 0. */
  public Decoding element(int index) {
    return new Decoding(path + "[" + index + "]", strict, personal, violations);
  }

  /**
   * Adds a fault of the value at this place that tells nothing of the value, such as "is required".
   */
  public void fault(String message) {
    violations.add(new Violation(path, message));
  }

  /**
   * Adds a fault of the value at this place.
   *
   * @param demand what the value must be, such as "must be a text"
   * @param found what it was, such as ", but was the number 5"; kept back if the value is personal
   */
  public void fault(String demand, String found) {
    fault(personal ? demand : demand + found);
  }

  /** Returns the decoding of this value as a personal one, of which faults tell nothing. */
  Decoding personal() {
    return new Decoding(path, strict, true, violations);
  }

  /** Returns whether the value must not be told. */
  boolean isPersonal() {
    return personal;
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
