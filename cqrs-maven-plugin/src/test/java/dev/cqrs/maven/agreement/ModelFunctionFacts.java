package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the facts of the model's functions with all that belongs to each. */
final class ModelFunctionFacts {

  private final Facts facts;
  private final Infrastructure infrastructure;
  private final ParameterValues values;
  private final ModelReferences references;

  ModelFunctionFacts(Facts facts, Infrastructure infrastructure, ParameterValues values) {
    this.facts = facts;
    this.infrastructure = infrastructure;
    this.values = values;
    this.references = new ModelReferences(infrastructure, values);
  }

  void add(Function function) {
    String name = values.named(function.suffix());
    settings(function, name);
    environment(function, name);
    role(function, name);
    facts.put(values.text("LogRetentionDays"), "logs", "/aws/lambda/" + name, "retention days");
    facts.put("published version", "alias", name, "live");
    if (warm(function)) {
      facts.put(
          values.text("ProvisionedConcurrency"), "alias", name, "live provisioned concurrency");
    }
    function
        .failures()
        .ifPresent(
            failures -> {
              facts.put(2, "retries", name, "live attempts");
              facts.put(21_600, "retries", name, "live maximum age seconds");
              facts.put(
                  Arns.queue(references.name(failures.queueId())),
                  "retries",
                  name,
                  "live on failure");
            });
  }

  private boolean warm(Function function) {
    return function.awaited() && !values.text("ProvisionedConcurrency").equals("0");
  }

  private void settings(Function function, String name) {
    facts.put(function.purpose(), "function", name, "description");
    facts.put(infrastructure.code().runtime(), "function", name, "runtime");
    facts.put(function.handler(), "function", name, "handler");
    facts.put("functions.zip", "function", name, "code");
    facts.put(values.text("LambdaMemorySize"), "function", name, "memory");
    facts.put(references.text(function.timeout()), "function", name, "timeout");
    facts.put(warm(function) ? "None" : "PublishedVersions", "function", name, "snap start");
    facts.put("Active", "function", name, "tracing");
    facts.put("/aws/lambda/" + name, "function", name, "log group");
    if (values.given("VpcSubnetIds")) {
      facts.putSorted(values.list("VpcSubnetIds"), "function", name, "vpc subnets");
      facts.putSorted(values.list("VpcSecurityGroupIds"), "function", name, "vpc security groups");
    }
  }

  private void environment(Function function, String name) {
    function
        .environment()
        .forEach(
            (variable, value) ->
                facts.put(references.text(value), "function", name, "environment", variable));
    facts.put(values.text("ProjectName"), "function", name, "environment", "PROJECT_NAME");
    facts.put(values.text("Environment"), "function", name, "environment", "ENVIRONMENT");
  }

  private void role(Function function, String name) {
    SortedMap<String, List<String>> allowed = new TreeMap<>();
    function
        .permissions()
        .forEach(
            statement ->
                statement
                    .resources()
                    .forEach(
                        resource ->
                            allow(allowed, references.text(resource), statement.actions())));
    allow(
        allowed,
        Arns.logGroup("/aws/lambda/" + name),
        List.of("logs:CreateLogStream", "logs:PutLogEvents"));
    allow(allowed, "*", List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"));
    if (values.given("KmsKeyArn")) {
      allow(
          allowed,
          values.text("KmsKeyArn"),
          List.of("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"));
    }
    allowed.forEach((action, resources) -> facts.putSorted(resources, "role", name, action));
    facts.put("2012-10-17", "role", name, "policy version");
    facts.put("2012-10-17", "role", name, "trust version");
    facts.put("sts:AssumeRole", "role", name, "trust lambda.amazonaws.com");
    if (values.given("VpcSubnetIds")) {
      facts.put(
          "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
          "role",
          name,
          "managed policies");
    }
  }

  private static void allow(
      SortedMap<String, List<String>> allowed, String resource, List<String> actions) {
    actions.forEach(
        action -> allowed.computeIfAbsent(action, key -> new ArrayList<>()).add(resource));
  }
}
