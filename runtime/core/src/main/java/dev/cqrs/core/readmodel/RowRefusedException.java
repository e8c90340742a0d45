package dev.cqrs.core.readmodel;

/**
 * The store cannot hold a row, now or later: it is too large, or a key of it is none.
 *
 * <p>The message quotes no data.
 */
public final class RowRefusedException extends RuntimeException {

  /**
   * @param reason what the store refuses, without data
   * @param cause what the store said, or null
   */
  public RowRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
