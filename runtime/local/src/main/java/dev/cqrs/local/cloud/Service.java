package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One AWS service of the local cloud, spoken to in the shapes of its own API as JSON.
 *
 * <p>Blobs are {@code BinaryNode}s, timestamps numbers of epoch seconds, member names those of the
 * service's API model. The wire protocols are translated to and from this form by the server.
 * Implementations are safe for use by many threads.
 */
public interface Service extends AutoCloseable {

  /** Returns the id: dynamodb, streams.dynamodb, lambda, events, sqs, s3, iam, sts, logs, … */
  String id();

  /**
   * Performs one operation.
   *
   * @param operation the name in the API model, such as {@code CreateTable}
   * @param input the input structure; never null
   * @param caller who calls
   * @return the output structure; empty where the operation has none
   * @throws AwsError if the service refuses; an operation that is not supported is refused by name
   */
  JsonNode call(String operation, ObjectNode input, Caller caller);

  /** Starts background work; called once, after all services are known and their state is read. */
  default void start() {}

  /** Ends background work and writes what has to survive. */
  @Override
  default void close() {}
}
