package dev.cqrs.api;

/**
 * A command refused by a rule of the domain; the caller gets a 422 problem document with its code.
 *
 * <p>Thrown by methods marked with {@link Handles}. It writes no event and has no stack trace.
 */
public final class Rejection extends RuntimeException {

  private final String code;

  /**
   * @param code a stable name of the rule in kebab-case, such as {@code order-closed}
   * @param message the sentence that the caller reads; without personal data
   */
  public Rejection(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Returns the stable name of the rule. */
  public String code() {
    return code;
  }
}
