package dev.cqrs.maven.deploy;

/**
 * Something that carries a stack's name and is still there.
 *
 * @param kind what it is, such as {@code table}
 * @param name its name, which is CloudFormation's physical id, too
 */
record LeftOver(String kind, String name) {

  boolean isTable() {
    return kind.equals("table");
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
