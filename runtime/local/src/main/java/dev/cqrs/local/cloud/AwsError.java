package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of a service. */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;
  private final transient ObjectNode members;

  /**
   * @param code the error code of the API model, such as {@code ResourceNotFoundException}
   * @param status the HTTP status, 400 to 599
   * @param message the sentence for the caller
   */
  public AwsError(String code, int status, String message) {
    this(code, status, message, JsonNodeFactory.instance.objectNode());
  }

  /**
   * @param code the error code of the API model
   * @param status the HTTP status, 400 to 599
   * @param message the sentence for the caller
   * @param members what else the error structure holds, such as {@code CancellationReasons}
   */
  public AwsError(String code, int status, String message, ObjectNode members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
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

  /** Returns what the error structure holds beside its code and message; often empty. */
  public ObjectNode members() {
    return members;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }
}
