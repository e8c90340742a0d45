package dev.cqrs.maven.infrastructure;

import java.util.SortedMap;

/** A value that is known only when the infrastructure stands, or a plain text. */
public sealed interface Reference {

  /**
   * A plain text.
   *
   * @param value the text
   */
  record Text(String value) implements Reference {}

  /**
   * A parameter's value.
   *
   * @param name the parameter's name
   */
  record OfParameter(String name) implements Reference {}

  /**
   * A resource's name; a queue's address.
   *
   * @param id the resource's logical id
   */
  record Name(String id) implements Reference {}

  /**
   * A resource's ARN.
   *
   * @param id the resource's logical id
   */
  record Arn(String id) implements Reference {}

  /**
   * The ARN of a table's index.
   *
   * @param tableId the table's logical id
   * @param index the index's name
   */
  record IndexArn(String tableId, String index) implements Reference {}

  /**
   * The ARN of a table's stream.
   *
   * @param tableId the table's logical id
   */
  record StreamArn(String tableId) implements Reference {}

  /**
   * The log streams of a function's log group.
   *
   * @param functionId the function's logical id
   */
  record LogStreams(String functionId) implements Reference {}

  /**
   * A JSON object of tables' names.
   *
   * @param tableIds tables' logical ids by the object's keys, in the object's order
   */
  record TableNames(SortedMap<String, String> tableIds) implements Reference {}

  /** The source that marks this application's events on the bus. */
  record EventSource() implements Reference {}

  /** The region deployed to. */
  record Region() implements Reference {}

  /** Every resource, for actions that know no resources. */
  record Everything() implements Reference {}
}
