package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;

/**
 * Tells what only a stack has: logical ids, by which CloudFormation knows a resource again, what
 * happens to tables that go, the order of creation where no reference gives it, and the
 * descriptions that give a version a successor.
 */
final class ModelStackFacts {

  private final Facts facts;
  private final Infrastructure infrastructure;
  private final ParameterValues values;

  private ModelStackFacts(Facts facts, Infrastructure infrastructure, ParameterValues values) {
    this.facts = facts;
    this.infrastructure = infrastructure;
    this.values = values;
  }

  static void add(Facts facts, Infrastructure infrastructure, ParameterValues values) {
    new ModelStackFacts(facts, infrastructure, values).add();
  }

  private void add() {
    facts.put(infrastructure.description(), "stack", "description");
    infrastructure
        .parameters()
        .forEach(
            p ->
                p.limits()
                    .explanation()
                    .ifPresent(text -> facts.put(text, category(p.name()), p.name(), "refusal")));
    infrastructure
        .tables()
        .forEach(
            table -> {
              resource(table.id(), "AWS::DynamoDB::Table");
              facts.put("Delete", "stack", "resource", table.id(), "DeletionPolicy");
              facts.put("Retain", "stack", "resource", table.id(), "UpdateReplacePolicy");
            });
    resource(infrastructure.bus().id(), "AWS::Events::EventBus");
    resource(infrastructure.bus().archiveId(), "AWS::Events::Archive");
    infrastructure.queues().forEach(queue -> resource(queue.id(), "AWS::SQS::Queue"));
    resource(infrastructure.publishing().id(), "AWS::Lambda::EventSourceMapping");
    infrastructure
        .rules()
        .forEach(
            rule -> {
              resource(rule.id(), "AWS::Events::Rule");
              resource(rule.functionId() + "Permission", "AWS::Lambda::Permission");
              resource(rule.queueId() + "Policy", "AWS::SQS::QueuePolicy");
              facts.put(
                  rule.functionId(), "stack", "rule", values.named(rule.suffix()), "target id");
            });
    infrastructure.functions().forEach(this::function);
    infrastructure.alarms().forEach(alarm -> resource(alarm.id(), "AWS::CloudWatch::Alarm"));
    resource(infrastructure.dashboard().id(), "AWS::CloudWatch::Dashboard");
  }

  static String category(String parameter) {
    return (parameter.startsWith("Code") ? "code" : "stack") + " parameter";
  }

  private void function(Function function) {
    String id = function.id();
    resource(id, "AWS::Lambda::Function");
    resource(id + "LogGroup", "AWS::Logs::LogGroup");
    resource(id + "Role", "AWS::IAM::Role");
    facts.put(function.suffix(), "stack", "role", values.named(function.suffix()), "policy names");
    resource(id + "Version" + infrastructure.code().version(), "AWS::Lambda::Version");
    resource(id + "Alias", "AWS::Lambda::Alias");
    if (function.failures().isPresent()) {
      resource(id + "Retries", "AWS::Lambda::EventInvokeConfig");
      facts.put(id + "Alias", "stack", "resource", id + "Retries", "DependsOn");
    }
    facts.put(
        description(function), "stack", "version", values.named(function.suffix()), "description");
  }

  private String description(Function function) {
    String timeout =
        function.timeout() instanceof OfParameter parameter
            ? values.text(parameter.name()) + " s, "
            : "";
    boolean warm = !values.text("ProvisionedConcurrency").equals("0");
    String snapStart = function.awaited() ? (warm ? " None" : " PublishedVersions") : "";
    return timeout
        + values.text("LambdaMemorySize")
        + " MB"
        + snapStart
        + " "
        + String.join("", values.list("VpcSubnetIds"))
        + " "
        + String.join("", values.list("VpcSecurityGroupIds"));
  }

  private void resource(String id, String type) {
    facts.put(type, "stack", "resource", id);
  }
}
