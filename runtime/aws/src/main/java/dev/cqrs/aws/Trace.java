package dev.cqrs.aws;

import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.ReactionException;
import dev.cqrs.core.readmodel.RowRefusedException;
import dev.cqrs.core.readmodel.UndeclaredIndexException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes stack traces without what may be personal: of the messages only those of exceptions that
 * quote no data.
 */
final class Trace {

  private Trace() {}

  /** Returns the classes and frames of a failure and its causes. */
  static String of(Throwable failure) {
    StringBuilder trace = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
      trace.append(each == failure ? "" : "Caused by: ").append(headline(each)).append('\n');
      for (StackTraceElement frame : each.getStackTrace()) {
        trace.append("\tat ").append(frame).append('\n');
      }
    }
    return trace.toString();
  }

  /** Returns the class of a failure, with its message if that quotes no data. */
  static String headline(Throwable failure) {
    String type = failure.getClass().getName();
    if (failure instanceof AwsServiceException refusal && quotes(refusal)) {
      return type + ": ValidationException of request " + refusal.requestId();
    }
    return failure instanceof SdkException
            || failure instanceof ProjectionException
            || failure instanceof ReactionException
            || failure instanceof UndeclaredIndexException
            || failure instanceof RowRefusedException
            || failure instanceof OperationRefusedException
        ? type + ": " + failure.getMessage()
        : type;
  }

  /** AWS tells which value of a request is not valid. */
  private static boolean quotes(AwsServiceException refusal) {
    return refusal.awsErrorDetails() != null
        && "ValidationException".equals(refusal.awsErrorDetails().errorCode());
  }
}
