package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the facts of Terraform's functions with their roles, versions and aliases. */
final class TerraformFunctionFacts {

  private final Facts facts;
  private final String codeHash;
  private final Map<String, String> versions = new HashMap<>();

  /** Functions by the name of the role they have. */
  private final Map<String, String> functions = new HashMap<>();

  private final Map<String, List<Map<?, ?>>> policies = new HashMap<>();
  private final Map<String, List<String>> managedPolicies = new HashMap<>();

  TerraformFunctionFacts(Facts facts, String codeHash) {
    this.facts = facts;
    this.codeHash = codeHash;
  }

  void function(Properties function) {
    String name = function.text("function_name");
    for (String property : List.of("description", "runtime", "handler", "timeout")) {
      facts.put(function.text(property), "function", name, property);
    }
    String code = function.text("filename") + " " + function.text("source_code_hash");
    boolean known = code.equals("./../functions.zip " + codeHash);
    facts.put(known ? "functions.zip" : code, "function", name, "code");
    facts.put(function.text("memory_size"), "function", name, "memory");
    List<Properties> snapStart = function.parts("snap_start");
    facts.put(
        snapStart.isEmpty() ? "None" : snapStart.get(0).text("apply_on"),
        "function",
        name,
        "snap start");
    facts.put(
        TerraformFacts.block(function, "tracing_config").text("mode"), "function", name, "tracing");
    Properties logging = TerraformFacts.block(function, "logging_config");
    facts.put(logging.text("log_group"), "function", name, "log group");
    if (!logging.text("log_format").equals("Text")) {
      facts.put("not Lambda's default", "unknown", "function", name, "log format");
    }
    TerraformFacts.block(function, "environment")
        .map("variables")
        .forEach(
            (variable, value) ->
                facts.put(
                    Canonical.variable(value.toString()),
                    "function",
                    name,
                    "environment",
                    variable));
    for (Properties vpc : function.parts("vpc_config")) {
      facts.putSorted(vpc.texts("subnet_ids"), "function", name, "vpc subnets");
      facts.putSorted(vpc.texts("security_group_ids"), "function", name, "vpc security groups");
    }
    functions.put(function.text("role").substring(Arns.role("").length()), name);
    versions.put(name, function.text("publish").equals("true") ? function.text("version") : "");
    function.unread(facts);
  }

  void alias(Properties alias) {
    String function = alias.text("function_name");
    String version = alias.text("function_version");
    facts.put(
        version.equals(versions.get(function)) ? "published version" : version,
        "alias",
        function,
        alias.text("name"));
    alias.unread(facts);
  }

  void provisionedConcurrency(Properties warm) {
    facts.put(
        warm.text("provisioned_concurrent_executions"),
        "alias",
        warm.text("function_name") + " " + warm.text("qualifier"),
        "provisioned concurrency");
    warm.unread(facts);
  }

  void role(Properties role) {
    PolicyFacts.trust(facts, TerraformFacts.json(role, "assume_role_policy"), owner(role, "name"));
    role.unread(facts);
  }

  void policy(Properties policy) {
    // A label that nothing refers to.
    policy.text("name");
    policies
        .computeIfAbsent(owner(policy, "role"), key -> new ArrayList<>())
        .add(TerraformFacts.json(policy, "policy"));
    policy.unread(facts);
  }

  void managedPolicy(Properties attachment) {
    managedPolicies
        .computeIfAbsent(owner(attachment, "role"), key -> new ArrayList<>())
        .add(attachment.text("policy_arn"));
    attachment.unread(facts);
  }

  /** Tells what several resources say together. */
  void end() {
    policies.forEach((function, all) -> PolicyFacts.addAll(facts, all, "role", function));
    managedPolicies.forEach(
        (function, arns) -> facts.putSorted(arns, "role", function, "managed policies"));
  }

  private String owner(Properties resource, String role) {
    String name = resource.text(role);
    return functions.getOrDefault(name, "of no function: " + name);
  }
}
