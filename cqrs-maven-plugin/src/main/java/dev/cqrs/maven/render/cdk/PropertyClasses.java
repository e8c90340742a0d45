package dev.cqrs.maven.render.cdk;

import java.util.Map;
import java.util.Optional;

/**
 * The classes of L1 properties that are objects, for languages that name them. CDK names them after
 * CloudFormation's types of properties, which no template shows.
 */
public final class PropertyClasses {

  /** By the last part of a resource type: class by property, at whatever depth it is. */
  private static final Map<String, Map<String, String>> CLASSES =
      Map.of(
          "Alarm",
          Map.of(
              "Dimensions", "DimensionProperty",
              "Metric", "MetricProperty",
              "MetricStat", "MetricStatProperty",
              "Metrics", "MetricDataQueryProperty"),
          "Alias",
          Map.of("ProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfigurationProperty"),
          "EventInvokeConfig",
          Map.of(
              "DestinationConfig", "DestinationConfigProperty", "OnFailure", "OnFailureProperty"),
          "EventSourceMapping",
          Map.of(
              "DestinationConfig", "DestinationConfigProperty",
              "FilterCriteria", "FilterCriteriaProperty",
              "Filters", "FilterProperty",
              "OnFailure", "OnFailureProperty"),
          "Function",
          Map.of(
              "Code", "CodeProperty",
              "Environment", "EnvironmentProperty",
              "LoggingConfig", "LoggingConfigProperty",
              "SnapStart", "SnapStartProperty",
              "TracingConfig", "TracingConfigProperty",
              "VpcConfig", "VpcConfigProperty"),
          "Role",
          Map.of("Policies", "PolicyProperty"),
          "Rule",
          Map.of("DeadLetterConfig", "DeadLetterConfigProperty", "Targets", "TargetProperty"),
          "Table",
          Map.of(
              "AttributeDefinitions", "AttributeDefinitionProperty",
              "GlobalSecondaryIndexes", "GlobalSecondaryIndexProperty",
              "KeySchema", "KeySchemaProperty",
              "PointInTimeRecoverySpecification", "PointInTimeRecoverySpecificationProperty",
              "Projection", "ProjectionProperty",
              "ProvisionedThroughput", "ProvisionedThroughputProperty",
              "SSESpecification", "SSESpecificationProperty",
              "StreamSpecification", "StreamSpecificationProperty"));

  private PropertyClasses() {}

  /**
   * Names the class of a property.
   *
   * @param type the resource's type, such as {@code AWS::DynamoDB::Table}
   * @param property such as {@code KeySchema}, at whatever depth
   * @return such as {@code KeySchemaProperty}, for a list that of its elements; or nothing when the
   *     property holds no objects
   */
  public static Optional<String> of(String type, String property) {
    String resource = type.split("::", -1)[2];
    return Optional.ofNullable(CLASSES.getOrDefault(resource, Map.of()).get(property));
  }
}
