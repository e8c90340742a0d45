package dev.cqrs.maven.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells failures as sentences: what happened, why, and what to do next. */
public final class Problems {

  /** How the place of a project's own local cloud begins. */
  private static final String LOCAL_CLOUD = "the local cloud";

  private Problems() {}

  /**
   * Tells a failure the user can do something about.
   *
   * @param failure what was caught
   * @param where the endpoint or service that was asked, for people
   * @return the message; empty when this is a fault of the plugin
   */
  public static Optional<String> tell(Throwable failure, String where) {
    if (failure instanceof UserError) {
      return Optional.of(failure.getMessage());
    }
    if (failure instanceof AwsServiceException refused) {
      return Optional.of(refused(refused, where));
    }
    if (failure instanceof SdkClientException unsent) {
      return Optional.of(unsent(unsent, where));
    }
    if (failure instanceof UncheckedIOException) {
      return Optional.of(failure.getMessage() + ": " + rootCause(failure));
    }
    if (failure instanceof IOException) {
      return Optional.of("A file could not be read or written: " + rootCause(failure));
    }
    return Optional.empty();
  }

  /**
   * The innermost reason of a failure.
   *
   * @param failure what was caught
   * @return its kind and message
   */
  public static String rootCause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName()
        : root.getClass().getSimpleName() + ": " + message;
  }

  private static String refused(AwsServiceException refused, String where) {
    String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
    String said =
        refused.awsErrorDetails() == null
            ? refused.getMessage()
            : refused.awsErrorDetails().errorMessage();
    String kind = code == null ? "" : code;
    if (kind.contains("ExpiredToken") || kind.equals("RequestExpired")) {
      return "The credentials for %s have expired. Get new ones (such as: aws sso login), then run the goal again.%n%s: %s"
          .formatted(where, kind, said);
    }
    if (kind.contains("AccessDenied") || kind.contains("UnauthorizedOperation")) {
      return "The credentials in use may not do this in %s. Ask for the right named below, or use another AWS_PROFILE.%n%s: %s"
          .formatted(where, kind, said);
    }
    if (kind.equals("InvalidClientTokenId")
        || kind.equals("UnrecognizedClientException")
        || kind.equals("SignatureDoesNotMatch")
        || kind.equals("InvalidAccessKeyId")) {
      return "%s does not know the credentials in use. Check AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.%n%s: %s"
          .formatted(where, kind, said);
    }
    return "%s refused the request (HTTP %d).%n%s: %s"
        .formatted(where, refused.statusCode(), kind.isEmpty() ? "Answer" : kind, said);
  }

  private static String unsent(SdkClientException unsent, String where) {
    String message = String.valueOf(unsent.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("unable to load credentials")) {
      return "No AWS credentials were found. Set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in (aws sso login). Without -Dcqrs.target=aws the local cloud is used, which needs none.";
    }
    if (lower.contains("unable to load region")) {
      return "No AWS region is set. Give one with -Dcqrs.region=eu-west-1, or set AWS_REGION.";
    }
    if (where.startsWith(LOCAL_CLOUD)) {
      return "The local cloud%s does not answer. Look at .cqrs/local-cloud/local-cloud.log, then run mvn cqrs:deploy again.%n%s"
          .formatted(where.substring(LOCAL_CLOUD.length()), rootCause(unsent));
    }
    return "%s cannot be reached. Check the network and -Dcqrs.endpoint.%n%s"
        .formatted(where, rootCause(unsent));
  }
}
