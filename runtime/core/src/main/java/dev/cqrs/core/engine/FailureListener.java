package dev.cqrs.core.engine;

/** Hears of failures that callers get no details of, so that they reach the log. */
@FunctionalInterface
public interface FailureListener {

  /**
   * Takes note of a failure.
   *
   * @param errorId the id that the caller was given
   * @param failure what happened
   */
  void failed(String errorId, Throwable failure);

  /** Returns a listener that forgets everything. */
  static FailureListener none() {
    return (errorId, failure) -> {};
  }
}
