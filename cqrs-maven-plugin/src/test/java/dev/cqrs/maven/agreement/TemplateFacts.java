package dev.cqrs.maven.agreement;

import java.util.List;
import java.util.Map;

/** Tells the facts of a CloudFormation template, whoever wrote it: our renderer or the CDK. */
public final class TemplateFacts {

  private final Map<String, Object> template;
  private final TemplateEvaluator evaluator;
  private final Facts facts = new Facts();
  private final TemplateStorageFacts storage = new TemplateStorageFacts(facts);
  private final TemplateFunctionFacts functions;
  private final TemplateEventFacts events = new TemplateEventFacts(facts);
  private final TemplateObservabilityFacts observability = new TemplateObservabilityFacts(facts);

  private TemplateFacts(Map<String, Object> template, ParameterValues values) {
    this.template = template;
    this.evaluator = new TemplateEvaluator(template, values);
    Map<String, Object> parameters = TemplateTree.map(template.get("Parameters"));
    this.functions =
        new TemplateFunctionFacts(
            facts, this::properties, values, parameters.containsKey("CodeBucket"));
  }

  /**
   * Tells all facts.
   *
   * @param template the template's tree
   * @param values the deployment's parameters, with the model's names
   * @return the facts
   */
  public static Facts of(Map<String, Object> template, ParameterValues values) {
    return new TemplateFacts(template, values).all();
  }

  private Facts all() {
    Properties top = new Properties("template", template);
    top.optional("AWSTemplateFormatVersion")
        .filter(version -> !version.equals("2010-09-09"))
        .ifPresent(version -> facts.put(version, "unknown", "format"));
    facts.put(top.text("Description"), "stack", "description");
    top.map("Parameters").forEach((name, value) -> parameter((String) name, (Map<?, ?>) value));
    top.optional("Conditions");
    evaluator.checkConditions();
    top.map("Resources").keySet().forEach(id -> resource((String) id));
    top.map("Outputs").forEach((name, value) -> output((String) name, (Map<?, ?>) value));
    TemplateBootstrap.forget(top);
    top.unread(facts);
    return facts;
  }

  private void parameter(String id, Map<?, ?> value) {
    if (id.equals(TemplateBootstrap.PARAMETER)) {
      return;
    }
    String name = TemplateEvaluator.parameter(id);
    boolean code = ModelStackFacts.category(name).startsWith("code");
    Properties parameter = new Properties("parameter " + name, value);
    String subject = code ? "code parameter" : "parameter";
    String type = parameter.text("Type");
    String kind =
        Map.of("String", "TEXT", "Number", "NUMBER", "CommaDelimitedList", "LIST")
            .getOrDefault(type, type);
    facts.put(kind, subject, name, "kind");
    facts.put(parameter.text("Description"), subject, name, "description");
    parameter.optional("Default").ifPresent(v -> facts.put(v, subject, name, "default"));
    List<String> allowed = parameter.texts("AllowedValues");
    if (!allowed.isEmpty()) {
      facts.put(String.join(", ", allowed), subject, name, "allowed values");
    }
    boolean number = kind.equals("NUMBER");
    parameter
        .optional(number ? "MinValue" : "MinLength")
        .ifPresent(v -> facts.put(v, subject, name, "minimum"));
    parameter
        .optional(number ? "MaxValue" : "MaxLength")
        .ifPresent(v -> facts.put(v, subject, name, "maximum"));
    parameter.optional("AllowedPattern").ifPresent(v -> facts.put(v, subject, name, "pattern"));
    parameter
        .optional("ConstraintDescription")
        .ifPresent(v -> facts.put(v, ModelStackFacts.category(name), name, "refusal"));
    parameter.unread(facts);
  }

  private void output(String name, Map<?, ?> value) {
    Properties output = new Properties("output " + name, (Map<?, ?>) evaluator.evaluate(value));
    facts.put(output.text("Value"), "output", name);
    output.unread(facts);
  }

  private Properties whole(String id) {
    Map<String, Object> resources = TemplateTree.map(template.get("Resources"));
    if (!resources.containsKey(id)) {
      throw new IllegalArgumentException("The template has no resource " + id);
    }
    return new Properties(id, (Map<?, ?>) evaluator.evaluate(resources.get(id)));
  }

  private Properties properties(String id) {
    return whole(id).part("Properties");
  }

  private void resource(String id) {
    Properties resource = whole(id);
    String type = resource.text("Type");
    facts.put(type, "stack", "resource", id);
    for (String attribute : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
      resource
          .optional(attribute)
          .ifPresent(value -> facts.put(value, "stack", "resource", id, attribute));
    }
    facts.putSorted(resource.oneOrMore("DependsOn"), "stack", "resource", id, "DependsOn");
    TemplateBootstrap.forgetMetadata(resource);
    add(id, type, resource.part("Properties"));
    resource.unread(facts);
  }

  private void add(String id, String type, Properties properties) {
    switch (type) {
      case "AWS::DynamoDB::Table" -> storage.table(properties);
      case "AWS::SQS::Queue" -> storage.queue(properties);
      case "AWS::SQS::QueuePolicy" -> storage.queuePolicy(properties);
      case "AWS::Logs::LogGroup" -> storage.logGroup(properties);
      case "AWS::Events::EventBus" -> events.bus(properties);
      case "AWS::Events::Archive" -> events.archive(properties);
      case "AWS::Events::Rule" -> events.rule(properties);
      case "AWS::Lambda::Permission" -> events.permission(properties);
      case "AWS::Lambda::EventSourceMapping" -> events.mapping(properties);
      case "AWS::Lambda::EventInvokeConfig" -> events.retries(properties);
      // A role's facts are told with the function that has it.
      case "AWS::IAM::Role" -> functions.roleIsRead(properties);
      case "AWS::Lambda::Function" -> functions.function(properties);
      case "AWS::Lambda::Version" -> functions.version(properties);
      case "AWS::Lambda::Alias" -> functions.alias(properties);
      case "AWS::CloudWatch::Alarm" -> observability.alarm(id, properties);
      case "AWS::CloudWatch::Dashboard" -> observability.dashboard(properties);
      default -> facts.put(type, "unknown", "resource", id);
    }
  }
}
