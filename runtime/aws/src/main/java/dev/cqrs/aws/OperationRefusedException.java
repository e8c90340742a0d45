package dev.cqrs.aws;

/** A request for an operation that is none. The message quotes nothing of it. */
final class OperationRefusedException extends RuntimeException {

  OperationRefusedException(String message) {
    super(message);
  }
}
