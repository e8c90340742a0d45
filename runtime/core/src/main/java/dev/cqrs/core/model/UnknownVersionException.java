package dev.cqrs.core.model;

/**
 * An event was stored in a version of its shape that this code does not know, most likely by newer
 * code that was deployed meanwhile.
 *
 * <p>The message has numbers and no data of the event, so that it may be logged.
 */
public final class UnknownVersionException extends RuntimeException {

  UnknownVersionException(int stored, int known) {
    super("it is stored in version " + stored + " of its shape" + explained(stored, known));
  }

  private static String explained(int stored, int known) {
    if (stored < 1) {
      return ", and versions start at 1";
    }
    return " and this code knows "
        + (known == 1 ? "version 1 only" : "versions 1 to " + known)
        + ": deploy the newer code";
  }
}
