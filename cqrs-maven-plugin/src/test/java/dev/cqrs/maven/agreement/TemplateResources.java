package dev.cqrs.maven.agreement;

import java.util.HashMap;
import java.util.Map;

/** Says what references to a template's resources are in a deployment. */
final class TemplateResources {

  private final Map<String, Object> resources;
  private final TemplateEvaluator evaluator;
  private final Map<String, String> known = new HashMap<>();

  TemplateResources(Map<String, Object> resources, TemplateEvaluator evaluator) {
    this.resources = resources;
    this.evaluator = evaluator;
  }

  String ref(String id) {
    String value = known.get(id);
    if (value == null) {
      value = find(id);
      known.put(id, value);
    }
    return value;
  }

  String attribute(String id, String attribute) {
    String value = known.get(id + "." + attribute);
    if (value == null) {
      value = find(id, attribute);
      known.put(id + "." + attribute, value);
    }
    return value;
  }

  private String find(String id) {
    String type = type(id);
    return switch (type) {
      case "AWS::SQS::Queue" -> Arns.queueUrl(name(id));
      case "AWS::Lambda::Alias" ->
          Arns.function(property(id, "FunctionName")) + ":" + property(id, "Name");
      default -> name(id);
    };
  }

  private String find(String id, String attribute) {
    String type = type(id);
    return switch (type + " " + attribute) {
      case "AWS::DynamoDB::Table Arn" -> Arns.table(name(id));
      case "AWS::DynamoDB::Table StreamArn" -> {
        property(id, "StreamSpecification");
        yield Arns.stream(name(id));
      }
      case "AWS::SQS::Queue Arn" -> Arns.queue(name(id));
      case "AWS::SQS::Queue QueueName" -> name(id);
      case "AWS::Lambda::Function Arn" -> Arns.function(name(id));
      case "AWS::Lambda::Version Version" -> "version " + property(id, "FunctionName");
      case "AWS::Events::EventBus Arn" -> Arns.bus(name(id));
      case "AWS::Events::EventBus Name", "AWS::Events::Archive ArchiveName" -> name(id);
      case "AWS::Events::Rule Arn" -> Arns.rule(property(id, "EventBusName"), name(id));
      case "AWS::Logs::LogGroup Arn" -> Arns.logGroup(name(id));
      case "AWS::IAM::Role Arn" -> Arns.role(id);
      default -> throw new IllegalArgumentException(type + " has no attribute " + attribute);
    };
  }

  private String name(String id) {
    return switch (type(id)) {
      case "AWS::DynamoDB::Table" -> property(id, "TableName");
      case "AWS::SQS::Queue" -> property(id, "QueueName");
      case "AWS::Lambda::Function" -> property(id, "FunctionName");
      case "AWS::Events::EventBus", "AWS::Events::Rule" -> property(id, "Name");
      case "AWS::Events::Archive" -> property(id, "ArchiveName");
      case "AWS::Logs::LogGroup" -> property(id, "LogGroupName");
      default -> throw new IllegalArgumentException("Nobody refers to a name of " + type(id));
    };
  }

  private String type(String id) {
    if (!resources.containsKey(id)) {
      throw new IllegalArgumentException("The template has neither resource nor parameter " + id);
    }
    return TemplateTree.map(resources.get(id)).get("Type").toString();
  }

  private String property(String id, String property) {
    Map<String, Object> resource = TemplateTree.map(resources.get(id));
    Object value = TemplateTree.map(resource.get("Properties")).get(property);
    if (value == null) {
      throw new IllegalArgumentException(id + " has no " + property);
    }
    return evaluator.evaluate(value).toString();
  }
}
