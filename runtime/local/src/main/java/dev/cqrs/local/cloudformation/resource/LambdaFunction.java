package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Set;

/** AWS::Lambda::Function. */
final class LambdaFunction extends DeclaredType {

  private static final String[] CONFIGURATION = {
    "Description",
    "Runtime",
    "Handler",
    "Role",
    "Environment",
    "Timeout",
    "MemorySize",
    "EphemeralStorage",
    "TracingConfig",
    "SnapStart",
    "LoggingConfig",
    "DeadLetterConfig",
    "VpcConfig"
  };

  LambdaFunction() {
    super(
        "AWS::Lambda::Function",
        """
        FunctionName, Code!{S3Bucket!, S3Key!, S3ObjectVersion}, PackageType, Runtime, Handler,
        Role!, Description, Environment{Variables:map}, Timeout:integer, MemorySize:integer,
        EphemeralStorage{Size!:integer}, TracingConfig{Mode}, SnapStart{ApplyOn!},
        LoggingConfig{LogFormat, ApplicationLogLevel, SystemLogLevel, LogGroup}, Architectures[],
        DeadLetterConfig{TargetArn}, KmsKeyArn, ReservedConcurrentExecutions:integer,
        VpcConfig{SubnetIds[], SecurityGroupIds[], Ipv6AllowedForDualStack:boolean},
        Tags[]{Key!, Value!}
        """,
        Set.of("Arn"),
        Set.of("FunctionName", "PackageType"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    ObjectNode input = Context.input(properties, CONFIGURATION);
    input.setAll(Context.input(properties, "FunctionName", "Code", "PackageType", "Architectures"));
    if (!input.has("FunctionName")) {
      input.put("FunctionName", context.newName(64));
    }
    if (properties.has("KmsKeyArn")) {
      input.set("KMSKeyArn", properties.get("KmsKeyArn"));
    }
    input.set("Tags", Context.tagMap(properties));
    String name = input.get("FunctionName").asText();
    JsonNode function = context.call("lambda", "CreateFunction", input);
    context.created(name);
    awaitReady(name, context);
    reserve(name, properties, context);
    return Resource.of(name).with("Arn", function.path("FunctionArn").asText());
  }

  private static void awaitReady(String name, Context context) {
    context.await(
        "the function " + name + " does not become active",
        () -> {
          JsonNode function =
              context.call(
                  "lambda", "GetFunctionConfiguration", Context.input().put("FunctionName", name));
          String state = function.path("State").asText("Active");
          if ("Failed".equals(state)) {
            throw new AwsError(
                "NotStabilized", 400, function.path("StateReason").asText("The function failed"));
          }
          return "Active".equals(state)
              && !"InProgress".equals(function.path("LastUpdateStatus").asText());
        });
  }

  private static void reserve(String name, ObjectNode properties, Context context) {
    if (properties.has("ReservedConcurrentExecutions")) {
      context.call(
          "lambda",
          "PutFunctionConcurrency",
          Context.input(properties, "ReservedConcurrentExecutions").put("FunctionName", name));
    }
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    String name = current.physicalId();
    if (Context.changed(before, after, "Code", "Architectures")) {
      ObjectNode input = Context.input(after, "Architectures").put("FunctionName", name);
      input.setAll((ObjectNode) after.get("Code"));
      context.call("lambda", "UpdateFunctionCode", input);
      awaitReady(name, context);
    }
    if (Context.changed(before, after, CONFIGURATION)
        || Context.changed(before, after, "KmsKeyArn")) {
      context.call("lambda", "UpdateFunctionConfiguration", configuration(name, before, after));
      awaitReady(name, context);
    }
    if (Context.changed(before, after, "ReservedConcurrentExecutions")) {
      if (after.has("ReservedConcurrentExecutions")) {
        reserve(name, after, context);
      } else {
        ObjectNode input = Context.input().put("FunctionName", name);
        context.call("lambda", "DeleteFunctionConcurrency", input);
      }
    }
    if (Context.changed(before, after, "Tags")) {
      LambdaTags.update(current.attributes().path("Arn").asText(), before, after, context);
    }
    return current;
  }

  /** A property that is removed goes back to its default, which has to be said. */
  private static ObjectNode configuration(String name, ObjectNode before, ObjectNode after) {
    ObjectNode input = Context.input(after, CONFIGURATION).put("FunctionName", name);
    if (after.has("KmsKeyArn")) {
      input.set("KMSKeyArn", after.get("KmsKeyArn"));
    } else if (before.has("KmsKeyArn")) {
      input.put("KMSKeyArn", "");
    }
    for (String property : CONFIGURATION) {
      if (before.has(property) && !after.has(property)) {
        switch (property) {
          case "Description" -> input.put(property, "");
          case "Timeout" -> input.put(property, 3);
          case "MemorySize" -> input.put(property, 128);
          case "Environment" -> input.putObject(property).putObject("Variables");
          case "EphemeralStorage" -> input.putObject(property).put("Size", 512);
          case "TracingConfig" -> input.putObject(property).put("Mode", "PassThrough");
          case "SnapStart" -> input.putObject(property).put("ApplyOn", "None");
          case "LoggingConfig" -> input.putObject(property).put("LogFormat", "Text");
          case "DeadLetterConfig" -> input.putObject(property).put("TargetArn", "");
          case "VpcConfig" -> {
            ObjectNode network = input.putObject(property);
            network.putArray("SubnetIds");
            network.putArray("SecurityGroupIds");
          }
          default -> {}
        }
      }
    }
    return input;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "lambda", "DeleteFunction", Context.input().put("FunctionName", physicalId));
  }
}
