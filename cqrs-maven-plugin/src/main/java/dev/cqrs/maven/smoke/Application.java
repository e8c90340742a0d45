package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A deployed application, as a smoke test sees it. */
public interface Application {

  /**
   * Sends a command.
   *
   * @param request the command with its envelope
   * @return the answer's {@code statusCode}, and its {@code body} as JSON
   */
  JsonNode command(ObjectNode request);

  /**
   * Sends a query.
   *
   * @param request the query with its type
   * @return the answer's {@code statusCode}, and its {@code body} as JSON
   */
  JsonNode query(ObjectNode request);

  /**
   * Reads an aggregate's stored events.
   *
   * @param aggregateId the aggregate's id
   * @return its events in the order of their versions, as plain JSON
   */
  ArrayNode events(String aggregateId);

  /**
   * Looks up what the functions logged about a request.
   *
   * @param kind which function was asked
   * @param correlationId request's correlation id
   * @return log lines, oldest first
   */
  List<String> log(Scenario.Kind kind, String correlationId);
}
