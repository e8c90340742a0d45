package dev.cqrs.local.cloud;

/** An error answer of a service. */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;

  /**
   * @param code the error code of the API model, such as {@code ResourceNotFoundException}
   * @param status the HTTP status, 400 to 599
   * @param message the sentence for the caller
   */
  public AwsError(String code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** Returns the error by which a service refuses an operation that it does not have. */
  public static AwsError unsupportedOperation(String service, String operation) {
    return new AwsError(
        "NotImplemented",
        501,
        "The local cloud does not support " + service + ":" + operation + ". Nothing was done.");
  }

  /** Returns the error code. */
  public String code() {
    return code;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }
}
