package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.template.ValidationError;

/** Evaluates the outputs of a stack. */
final class StackOutputs {

  private final StackStore store;
  private final Stack stack;

  StackOutputs(StackStore store, Stack stack) {
    this.store = store;
    this.stack = stack;
  }

  /**
   * Returns the outputs that a deployment declares.
   *
   * @throws dev.cqrs.local.cloud.AwsError if one is no text, or its export name is taken
   */
  ArrayNode of(Deployment deployment) {
    ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
    for (var entry : deployment.template().section("Outputs").properties()) {
      JsonNode declared = entry.getValue();
      if (!TemplateCheck.holds(deployment, declared)) {
        continue;
      }
      var evaluator = deployment.evaluator(new StackNames(stack));
      JsonNode value = evaluator.value(declared.path("Value"));
      if (!value.isValueNode()) {
        throw ValidationError.format(
            "The Value field of every Outputs member must evaluate to a String: " + entry.getKey());
      }
      ObjectNode output = outputs.addObject().put("OutputKey", entry.getKey());
      output.put("OutputValue", value.asText());
      if (declared.has("Description")) {
        output.put("Description", declared.get("Description").asText());
      }
      if (declared.has("Export")) {
        String name = evaluator.value(declared.path("Export").path("Name")).asText();
        refuseTakenExport(name);
        output.put("ExportName", name);
      }
    }
    return outputs;
  }

  private void refuseTakenExport(String name) {
    for (Stack other : store.all()) {
      if (other.isDeleted() || other.id().equals(stack.id())) {
        continue;
      }
      for (JsonNode output : other.outputs()) {
        if (output.path("ExportName").asText().equals(name)) {
          throw ValidationError.of(
              "Export with name " + name + " is already exported by stack " + other.name());
        }
      }
    }
  }
}
