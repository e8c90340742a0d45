package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.infrastructure.Parameter.Kind;
import dev.cqrs.maven.infrastructure.Parameter.Limits;
import java.util.List;
import java.util.Optional;

/** The parameters of an application's infrastructure. */
final class Parameters {

  static final String PROJECT_NAME_PATTERN = "^[a-z][a-z0-9-]{1,18}[a-z0-9]$";

  static final String READ_MODEL_CAPACITY = "ReadModelCapacity";

  private static final String ARN_OR_EMPTY = "^(arn:[^\\s]+)?$";

  private Parameters() {}

  /** Only an application with read models has their capacity to set. */
  static List<Parameter> of(PlanSettings settings, boolean readModels) {
    return all(settings).stream()
        .filter(parameter -> readModels || !parameter.name().equals(READ_MODEL_CAPACITY))
        .toList();
  }

  private static List<Parameter> all(PlanSettings settings) {
    return List.of(
        text("ProjectName", "Project", Names.project(settings.defaultProjectName()))
            .saying("First part of every resource's name")
            .within(
                Limits.pattern(
                    PROJECT_NAME_PATTERN,
                    "3 to 20 characters: a lower-case letter, then lower-case letters, digits and"
                        + " hyphens")),
        text("Environment", "Project", "dev")
            .saying("Second part of every name; prod protects its tables from deletion")
            .among("dev", "test", "staging", "prod"),
        code("CodeBucket", settings.codeBucket(), "Bucket of the function zip"),
        code("CodeKey", settings.codeKey(), "Key of the function zip"),
        number("RetentionDays", "Events", 30)
            .saying("Days the archive keeps events; the event store keeps them for ever")
            .within(Limits.range(1, 365)),
        text("BillingMode", "Tables", "PROVISIONED")
            .saying("How tables are paid; PAY_PER_REQUEST ignores the capacities")
            .among("PROVISIONED", "PAY_PER_REQUEST"),
        capacity(
            "EventStoreCapacity",
            10,
            "Read and write units of the event store, its index and the unique values"),
        capacity(READ_MODEL_CAPACITY, 5, "Read and write units of each read model and index"),
        number("LambdaTimeout", "Functions", 30)
            .saying("Seconds an invocation may take")
            .within(Limits.range(3, 900)),
        number("LambdaMemorySize", "Functions", 512)
            .saying("Megabytes of each function; processor time grows with it")
            .within(Limits.range(256, 10240)),
        number("ProvisionedConcurrency", "Functions", 0)
            .saying("Instances of command and query handler kept warm; above 0 replaces SnapStart")
            .within(Limits.range(0, 1000)),
        number("LogRetentionDays", "Operations", 14)
            .saying("Days logs are kept")
            .among(
                "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400",
                "545", "731", "1827", "3653"),
        text("AlarmTopicArn", "Operations", "")
            .saying("SNS topic told about alarms; empty for none")
            .within(Limits.pattern(ARN_OR_EMPTY, "An ARN, or empty")),
        text("KmsKeyArn", "Network and encryption", "")
            .saying(
                "Customer key for tables and queues; empty for AWS's keys. Its policy must let"
                    + " events.amazonaws.com use it")
            .within(Limits.pattern(ARN_OR_EMPTY, "An ARN, or empty")),
        list("VpcSubnetIds").saying("Subnets the functions run in; empty for no VPC"),
        list("VpcSecurityGroupIds").saying("Security groups of the functions in a VPC"));
  }

  private static Parameter code(String name, String byDefault, String description) {
    Parameter parameter = text(name, "Code", byDefault).saying(description);
    return byDefault.isEmpty() ? parameter.withoutDefault() : parameter;
  }

  private static Parameter capacity(String name, int byDefault, String description) {
    return number(name, "Tables", byDefault).saying(description).within(Limits.range(1, 40000));
  }

  private static Parameter text(String name, String group, String byDefault) {
    return parameter(name, group, Kind.TEXT, byDefault);
  }

  private static Parameter number(String name, String group, int byDefault) {
    return parameter(name, group, Kind.NUMBER, Integer.toString(byDefault));
  }

  private static Parameter list(String name) {
    return parameter(name, "Network and encryption", Kind.LIST, "");
  }

  private static Parameter parameter(String name, String group, Kind kind, String byDefault) {
    return new Parameter(name, group, kind, Optional.of(byDefault), "", List.of(), Limits.NONE);
  }
}
