package dev.cqrs.maven.agreement;

/**
 * A tree with one mistake.
 *
 * @param place where the mistake is, as a path with slashes
 * @param mistake what was done there
 * @param tree the whole tree with the mistake
 */
public record Mutation(String place, String mistake, Object tree) {

  @Override
  public String toString() {
    return place + ": " + mistake;
  }
}
