package dev.cqrs.maven.problem;

import java.io.Serial;

/** A problem the user can solve: its message says what happened, what was found and what to do. */
public final class UserError extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message whole sentences, the next step last
   */
  public UserError(String message) {
    super(message);
  }

  /**
   * Creates an error that keeps its cause for {@code mvn -e}.
   *
   * @param message whole sentences, the next step last
   * @param cause what was caught
   */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
