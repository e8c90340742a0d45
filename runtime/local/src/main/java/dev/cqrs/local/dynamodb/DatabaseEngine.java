package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A database that speaks DynamoDB's API: JSON in, JSON out. */
public interface DatabaseEngine extends AutoCloseable {

  /**
   * Performs one operation.
   *
   * @param target the service's version and the operation, such as {@code
   *     DynamoDB_20120810.PutItem}
   * @param input the input structure
   * @return the output structure
   * @throws dev.cqrs.local.cloud.AwsError if the database refuses
   */
  JsonNode call(String target, ObjectNode input);

  /** Ends the database; what was acknowledged is on disk. */
  @Override
  void close();
}
