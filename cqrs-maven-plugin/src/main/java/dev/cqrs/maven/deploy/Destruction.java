package dev.cqrs.maven.deploy;

import java.util.Set;

/**
 * A stack that was removed.
 *
 * @param resources how many resources it had
 * @param removed names of those that CloudFormation says it has removed
 * @param once names of all that it ever had
 */
public record Destruction(int resources, Set<String> removed, Set<String> once) {

  /** Copies the sets. */
  public Destruction {
    removed = Set.copyOf(removed);
    once = Set.copyOf(once);
  }
}
