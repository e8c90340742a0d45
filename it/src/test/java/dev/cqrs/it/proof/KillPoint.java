package dev.cqrs.it.proof;

/** When a function is killed. */
enum KillPoint {
  /** Its write has left it, and is lost on the way. */
  WRITE_LOST,
  /** Its write has left it, and arrives after its death. */
  WRITE_ARRIVES,
  /** Its write has left it, and arrives when others have written or are about to. */
  WRITE_ARRIVES_LATE,
  /** Its write has been carried out, and the answer has not been delivered. */
  WRITE_CARRIED_OUT,
  /** It has got the answer to its write. */
  WRITE_ANSWERED,
  /** Its read has been answered, if it reads. */
  READ_ANSWERED,
  /** Some milliseconds after the command was sent. */
  ANY_TIME
}
