package dev.cqrs.aws;

/** What Lambda hears of a failed projection: where it failed, without what may be personal. */
final class EventNotProjectedException extends RuntimeException {

  EventNotProjectedException(Throwable failure) {
    super(Trace.headline(failure));
    setStackTrace(failure.getStackTrace());
  }
}
