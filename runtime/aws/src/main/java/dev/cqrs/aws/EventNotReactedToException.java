package dev.cqrs.aws;

/** What Lambda hears of a failed reaction: where it failed, without what may be personal. */
final class EventNotReactedToException extends RuntimeException {

  EventNotReactedToException(Throwable failure) {
    super(Trace.headline(failure));
    setStackTrace(failure.getStackTrace());
  }
}
