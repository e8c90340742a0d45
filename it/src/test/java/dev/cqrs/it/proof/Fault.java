package dev.cqrs.it.proof;

/** What a {@link FaultProxy} does with one request. */
enum Fault {
  /** Nothing: it is forwarded and its answer delivered. */
  NONE,
  /** It is forwarded some milliseconds later. */
  DELAY,
  /** The connection is reset; the database never sees the request. */
  RESET_BEFORE_FORWARD,
  /** The database carries it out, then the connection is reset instead of an answer. */
  RESET_BEFORE_ANSWER,
  /** The database carries it out; half of the answer's body is delivered, then a reset. */
  TRUNCATE_ANSWER,
  /** The table has no throughput left; not carried out. */
  EXCEED_THROUGHPUT(400, "ProvisionedThroughputExceededException"),
  /** The account is throttled; not carried out. */
  THROTTLE(400, "ThrottlingException"),
  /** The service has failed; not carried out. */
  FAIL(500, "InternalServerError"),
  /** The service is not there; not carried out. */
  BE_UNAVAILABLE(503, "ServiceUnavailable");

  private final int status;
  private final String error;

  Fault() {
    this(0, null);
  }

  Fault(int status, String error) {
    this.status = status;
    this.error = error;
  }

  /** Returns whether the proxy answers by itself. */
  boolean isAnswer() {
    return error != null;
  }

  /** Returns the code of the error that the proxy answers. */
  String error() {
    return error;
  }

  /** Returns the answer of the proxy. */
  HttpMessage answer() {
    return HttpMessage.answer(
        status,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"fault\"}"
            .formatted(error));
  }
}
