package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the service. */
@FunctionalInterface
interface Operation {

  /** Performs the operation and returns its output structure. */
  JsonNode perform(ObjectNode input);
}
