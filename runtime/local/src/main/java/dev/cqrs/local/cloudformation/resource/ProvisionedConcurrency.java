package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The execution environments that a version or an alias keeps ready. */
final class ProvisionedConcurrency {

  static final String SCHEMA =
      "ProvisionedConcurrencyConfig{ProvisionedConcurrentExecutions!:integer}";

  private ProvisionedConcurrency() {}

  static void put(String function, String qualifier, ObjectNode properties, Context context) {
    JsonNode declared = properties.path("ProvisionedConcurrencyConfig");
    if (declared.isObject()) {
      context.call(
          "lambda",
          "PutProvisionedConcurrencyConfig",
          Context.input((ObjectNode) declared, "ProvisionedConcurrentExecutions")
              .put("FunctionName", function)
              .put("Qualifier", qualifier));
    }
  }

  static void delete(String function, String qualifier, Context context) {
    context.callIfPresent(
        "lambda",
        "DeleteProvisionedConcurrencyConfig",
        Context.input().put("FunctionName", function).put("Qualifier", qualifier));
  }
}
