package dev.cqrs.local.cloudformation.template;

import dev.cqrs.local.cloud.AwsError;

/** The error by which CloudFormation refuses a request or a template. */
public final class ValidationError {

  private ValidationError() {}

  /** Returns the error with a sentence for the caller. */
  public static AwsError of(String message) {
    return new AwsError("ValidationError", 400, message);
  }

  /** Returns the error of a template that cannot be understood. */
  public static AwsError format(String message) {
    return of("Template format error: " + message);
  }
}
