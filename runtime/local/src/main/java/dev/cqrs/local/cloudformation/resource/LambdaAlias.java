package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Lambda::Alias. */
final class LambdaAlias extends DeclaredType {

  LambdaAlias() {
    super(
        "AWS::Lambda::Alias",
        "FunctionName!, Name!, FunctionVersion!, Description, "
            + "RoutingConfig{AdditionalVersionWeights[]{FunctionVersion!, FunctionWeight!:number}}, "
            + ProvisionedConcurrency.SCHEMA,
        Set.of("AliasArn"),
        Set.of("FunctionName", "Name"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String arn = context.call("lambda", "CreateAlias", alias(properties)).path("AliasArn").asText();
    context.created(arn);
    provision(properties, context);
    return Resource.of(arn).with("AliasArn", arn);
  }

  private static void provision(ObjectNode properties, Context context) {
    ProvisionedConcurrency.put(
        properties.get("FunctionName").asText(),
        properties.get("Name").asText(),
        properties,
        context);
  }

  private static ObjectNode alias(ObjectNode properties) {
    ObjectNode input =
        Context.input(properties, "FunctionName", "Name", "FunctionVersion", "Description");
    ObjectNode weights = Context.input();
    for (JsonNode weight : properties.path("RoutingConfig").path("AdditionalVersionWeights")) {
      weights.set(weight.path("FunctionVersion").asText(), weight.path("FunctionWeight"));
    }
    if (!weights.isEmpty()) {
      input.putObject("RoutingConfig").set("AdditionalVersionWeights", weights);
    }
    return input;
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    if (Context.changed(before, after, "FunctionVersion", "Description", "RoutingConfig")) {
      ObjectNode input = alias(after);
      if (!after.has("Description")) {
        input.put("Description", "");
      }
      if (before.has("RoutingConfig") && !input.has("RoutingConfig")) {
        input.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
      }
      context.call("lambda", "UpdateAlias", input);
    }
    if (Context.changed(before, after, "ProvisionedConcurrencyConfig")) {
      if (after.has("ProvisionedConcurrencyConfig")) {
        provision(after, context);
      } else {
        ProvisionedConcurrency.delete(
            after.get("FunctionName").asText(), after.get("Name").asText(), context);
      }
    }
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "lambda", "DeleteAlias", Context.input(properties, "FunctionName", "Name"));
  }
}
