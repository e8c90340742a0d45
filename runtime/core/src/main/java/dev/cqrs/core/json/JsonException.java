package dev.cqrs.core.json;

/** A text that is not JSON. */
public final class JsonException extends RuntimeException {

  private final int line;
  private final int column;

  JsonException(String problem, int line, int column) {
    super(problem + " at line " + line + ", column " + column);
    this.line = line;
    this.column = column;
  }

  /** Returns the line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the fault, from 1. */
  public int column() {
    return column;
  }
}
