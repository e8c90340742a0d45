package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells the facts of a template's functions with their roles, versions and aliases. */
final class TemplateFunctionFacts {

  private static final String ASSETS =
      "cdk-[a-z0-9]+-assets-" + Arns.ACCOUNT + "-" + Arns.REGION + "/[0-9a-f]{64}\\.zip";

  private final Facts facts;
  private final Function<String, Properties> resources;
  private final ParameterValues values;
  private final boolean codeIsParameter;

  TemplateFunctionFacts(
      Facts facts,
      Function<String, Properties> resources,
      ParameterValues values,
      boolean codeIsParameter) {
    this.facts = facts;
    this.resources = resources;
    this.values = values;
    this.codeIsParameter = codeIsParameter;
  }

  void function(Properties function) {
    String name = function.text("FunctionName");
    facts.put(function.text("Description"), "function", name, "description");
    facts.put(function.text("Runtime"), "function", name, "runtime");
    facts.put(function.text("Handler"), "function", name, "handler");
    facts.put(code(function.part("Code")), "function", name, "code");
    facts.put(function.text("MemorySize"), "function", name, "memory");
    facts.put(function.text("Timeout"), "function", name, "timeout");
    facts.put(function.part("SnapStart").text("ApplyOn"), "function", name, "snap start");
    facts.put(function.part("TracingConfig").text("Mode"), "function", name, "tracing");
    facts.put(function.part("LoggingConfig").text("LogGroup"), "function", name, "log group");
    function
        .part("Environment")
        .map("Variables")
        .forEach(
            (variable, value) ->
                facts.put(
                    Canonical.variable(value.toString()),
                    "function",
                    name,
                    "environment",
                    variable));
    function
        .optionalPart("VpcConfig")
        .ifPresent(
            vpc -> {
              facts.putSorted(vpc.someTexts("SubnetIds"), "function", name, "vpc subnets");
              facts.putSorted(
                  vpc.someTexts("SecurityGroupIds"), "function", name, "vpc security groups");
            });
    String role = function.text("Role");
    role(name, resources.apply(role.substring(Arns.role("").length())));
    function.unread(facts);
  }

  /** The zip comes from the parameters' bucket, or from the CDK's bucket of assets. */
  private String code(Properties code) {
    String place = code.text("S3Bucket") + "/" + code.text("S3Key");
    boolean known =
        codeIsParameter
            ? place.equals(values.text("CodeBucket") + "/" + values.text("CodeKey"))
            : place.matches(ASSETS);
    return known ? "functions.zip" : place;
  }

  private void role(String function, Properties role) {
    PolicyFacts.trust(facts, role.map("AssumeRolePolicyDocument"), function);
    facts.putSorted(role.texts("ManagedPolicyArns"), "role", function, "managed policies");
    List<Map<?, ?>> documents = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Properties policy : role.parts("Policies")) {
      names.add(policy.text("PolicyName"));
      documents.add(policy.map("PolicyDocument"));
    }
    facts.putSorted(names, "stack", "role", function, "policy names");
    PolicyFacts.addAll(facts, documents, "role", function);
    role.unread(facts);
  }

  /** A role's facts are told with the function that has it. */
  void roleIsRead(Properties role) {
    for (String property : List.of("AssumeRolePolicyDocument", "ManagedPolicyArns", "Policies")) {
      role.optional(property);
    }
  }

  void version(Properties version) {
    facts.put(
        version.text("Description"),
        "stack",
        "version",
        version.text("FunctionName"),
        "description");
    version.unread(facts);
  }

  void alias(Properties alias) {
    String function = alias.text("FunctionName");
    String of = function + " " + alias.text("Name");
    String version = alias.text("FunctionVersion");
    facts.put(version.equals("version " + function) ? "published version" : version, "alias", of);
    alias
        .optionalPart("ProvisionedConcurrencyConfig")
        .ifPresent(
            warm ->
                facts.put(
                    warm.text("ProvisionedConcurrentExecutions"),
                    "alias",
                    of,
                    "provisioned concurrency"));
    alias.unread(facts);
  }
}
