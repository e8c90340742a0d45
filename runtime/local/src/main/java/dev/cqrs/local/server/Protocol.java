package dev.cqrs.local.server;

import dev.cqrs.local.cloud.AwsError;

/** One way in which services and clients write operations, answers and errors down. */
interface Protocol {

  /** Returns whether a request is written in this protocol. */
  boolean accepts(Request request);

  /**
   * Performs the operation of a request.
   *
   * @throws AwsError if the service refuses
   */
  Response answer(Request request);

  /** Returns the answer that reports an error. */
  Response refuse(Request request, AwsError error);
}
