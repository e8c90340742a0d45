package dev.cqrs.core.engine;

/** The id of a command is that of an aggregate of another type. */
final class WrongAggregateException extends RuntimeException {

  private final String type;

  WrongAggregateException(String type) {
    super("the aggregate is of type " + type);
    this.type = type;
  }

  /** Returns the type of the aggregate. */
  String type() {
    return type;
  }
}
