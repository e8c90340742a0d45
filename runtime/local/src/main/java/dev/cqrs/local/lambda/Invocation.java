package dev.cqrs.local.lambda;

import java.util.concurrent.CompletableFuture;

/** One invocation on its way through an execution environment. */
final class Invocation {

  private final String requestId;
  private final String invokedArn;
  private final byte[] payload;
  private final String clientContext;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile long deadlineMillis;

  /**
   * @param requestId the id that callers and logs know it by
   * @param invokedArn the ARN that was invoked
   * @param payload the event, as JSON
   * @param clientContext what the caller sent as client context; empty if nothing
   */
  Invocation(String requestId, String invokedArn, byte[] payload, String clientContext) {
    this.requestId = requestId;
    this.invokedArn = invokedArn;
    this.payload = payload;
    this.clientContext = clientContext;
  }

  String requestId() {
    return requestId;
  }

  String invokedArn() {
    return invokedArn;
  }

  byte[] payload() {
    return payload;
  }

  String clientContext() {
    return clientContext;
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  long deadlineMillis() {
    return deadlineMillis;
  }

  void deadlineMillis(long millis) {
    this.deadlineMillis = millis;
  }
}
