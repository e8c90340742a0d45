package dev.cqrs.maven.cloud;

import dev.cqrs.maven.problem.UserError;

/** Where goals act. */
public enum Target {
  /** The local cloud on this machine, which bills nothing. */
  LOCAL,
  /** An AWS account. */
  AWS;

  /**
   * Reads a target.
   *
   * @param value {@code local} or {@code aws}
   * @return the target
   * @throws UserError for anything else
   */
  public static Target of(String value) {
    return switch (value) {
      case "local" -> LOCAL;
      case "aws" -> AWS;
      default ->
          throw new UserError(
              "cqrs.target is '"
                  + value
                  + "', but must be local (the local cloud, the default) or aws (an AWS account).");
    };
  }
}
