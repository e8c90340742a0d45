package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cqrs.local.cloudformation.template.Names;
import dev.cqrs.local.cloudformation.template.ValidationError;

/** The values of references, from the resources that a stack has. */
final class StackNames implements Names {

  private final Stack stack;

  StackNames(Stack stack) {
    this.stack = stack;
  }

  @Override
  public JsonNode ref(String logicalId) {
    return TextNode.valueOf(resource(logicalId).reference());
  }

  @Override
  public JsonNode attribute(String logicalId, String attribute) {
    JsonNode value = resource(logicalId).attributes().get(attribute);
    if (value == null) {
      throw ValidationError.of(
          "The resource " + logicalId + " does not have the attribute " + attribute);
    }
    return value;
  }

  private StackResource resource(String logicalId) {
    return stack
        .resource(logicalId)
        .filter(resource -> !resource.physicalId().isEmpty())
        .orElseThrow(() -> ValidationError.of("The resource " + logicalId + " does not exist"));
  }
}
