package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Lambda::Version: never changed, only replaced. */
final class LambdaVersion extends DeclaredType {

  LambdaVersion() {
    super(
        "AWS::Lambda::Version",
        "FunctionName!, Description, CodeSha256, " + ProvisionedConcurrency.SCHEMA,
        Set.of("Version", "FunctionArn"),
        Set.of("FunctionName", "Description", "CodeSha256", "ProvisionedConcurrencyConfig"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    JsonNode published =
        context.call(
            "lambda",
            "PublishVersion",
            Context.input(properties, "FunctionName", "Description", "CodeSha256"));
    String arn = published.path("FunctionArn").asText();
    String version = published.path("Version").asText();
    context.created(arn);
    context.await(
        "the version " + version + " does not become active",
        () ->
            "Active"
                .equals(
                    context
                        .call(
                            "lambda",
                            "GetFunctionConfiguration",
                            Context.input(properties, "FunctionName").put("Qualifier", version))
                        .path("State")
                        .asText("Active")));
    ProvisionedConcurrency.put(
        properties.get("FunctionName").asText(), version, properties, context);
    return Resource.of(arn).with("Version", version).with("FunctionArn", arn);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "lambda",
        "DeleteFunction",
        Context.input(properties, "FunctionName")
            .put("Qualifier", physicalId.substring(physicalId.lastIndexOf(':') + 1)));
  }
}
