package dev.cqrs.it.proof;

/**
 * A command of a concurrent run and what its caller knows of it.
 *
 * @param account the account it changes
 * @param commandId its id, of no other command
 * @param events how many events it causes if it happens
 * @param change by how much all of them change the balance
 * @param outcome what the caller was told
 * @param version the version that an acknowledgement told, else 0
 * @param invoked the time when it was first sent, in nanoseconds of one clock
 * @param returned the time of the last answer
 */
record Operation(
    String account,
    String commandId,
    int events,
    long change,
    Outcome outcome,
    long version,
    long invoked,
    long returned) {

  /** What the caller of a command was told. */
  enum Outcome {
    /** It has happened. */
    ACKNOWLEDGED,
    /** It has not, for the balance is less than the amount. */
    REFUSED,
    /** It may have happened. */
    UNKNOWN
  }
}
