package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/**
 * What an invocation runs: a function at one version.
 *
 * @param name the function's name
 * @param version {@code $LATEST} or a number
 * @param invokedArn the ARN that was invoked, with the qualifier that the caller gave
 * @param configuration the configuration of that version; a copy
 * @param reserved the concurrency reserved for the function; empty if none is
 */
record FunctionTarget(
    String name,
    String version,
    String invokedArn,
    ObjectNode configuration,
    OptionalInt reserved) {

  /** Returns what distinguishes environments that cannot serve each other's invocations. */
  String environmentKey() {
    return name + ":" + version + ":" + configuration.path("RevisionId").asText();
  }

  boolean hasSnapStart() {
    return configuration.path("SnapStart").path("OptimizationStatus").asText().equals("On");
  }

  int timeoutSeconds() {
    return configuration.path("Timeout").asInt(3);
  }

  int memoryMegabytes() {
    return configuration.path("MemorySize").asInt(128);
  }

  String roleName() {
    String role = configuration.path("Role").asText();
    return role.substring(role.lastIndexOf('/') + 1);
  }

  String logGroup() {
    String group = configuration.path("LoggingConfig").path("LogGroup").asText("");
    return group.isEmpty() ? "/aws/lambda/" + name : group;
  }
}
