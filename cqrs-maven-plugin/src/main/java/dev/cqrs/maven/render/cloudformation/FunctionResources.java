package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure.Code;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.infrastructure.Statement;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Renders a function with its log group, role, version and alias. */
final class FunctionResources {

  private final Code code;
  private boolean explained;

  FunctionResources(Code code) {
    this.code = code;
  }

  static String alias(String functionId) {
    return functionId + "Alias";
  }

  static YamlMap policyDocument(List<Node> statements) {
    return new YamlMap().put("Version", "2012-10-17").put("Statement", Yaml.list(statements));
  }

  void add(Resources resources, Function function) {
    String id = function.id();
    resources.section();
    resources.add(
        id + "LogGroup",
        "AWS::Logs::LogGroup",
        new YamlMap()
            .put(
                "LogGroupName",
                Intrinsics.sub("/aws/lambda/${ProjectName}-${Environment}-" + function.suffix()))
            .put("RetentionInDays", Intrinsics.ref("LogRetentionDays")));
    resources.add(id + "Role", "AWS::IAM::Role", role(function));
    resources.add(id, "AWS::Lambda::Function", function(function));
    if (!explained) {
      resources
          .map()
          .comment(
              "A version never changes: another zip gives it another id, another setting another",
              "description, and either replaces it. So the alias always points to what was deployed.");
      explained = true;
    }
    String version = id + "Version" + code.version();
    resources.add(
        version,
        "AWS::Lambda::Version",
        new YamlMap()
            .put("FunctionName", Intrinsics.ref(id))
            .put("Description", description(function)));
    YamlMap alias =
        new YamlMap()
            .put("Name", "live")
            .put("FunctionName", Intrinsics.ref(id))
            .put("FunctionVersion", Intrinsics.attribute(version, "Version"));
    if (function.awaited()) {
      Node instances =
          new YamlMap()
              .put("ProvisionedConcurrentExecutions", Intrinsics.ref("ProvisionedConcurrency"))
              .flow();
      alias.put(
          "ProvisionedConcurrencyConfig",
          Intrinsics.onlyWhen(Condition.PROVISIONED_CONCURRENCY, instances));
    }
    resources.add(alias(id), "AWS::Lambda::Alias", alias);
    function.failures().ifPresent(failures -> failures(resources, function, failures));
  }

  private static void failures(Resources resources, Function function, Function.Failures failures) {
    resources.add(
        function.id() + "Retries",
        new YamlMap()
            .put("Type", "AWS::Lambda::EventInvokeConfig")
            .put("DependsOn", alias(function.id()))
            .put(
                "Properties",
                new YamlMap()
                    .put("FunctionName", Intrinsics.ref(function.id()))
                    .put("Qualifier", "live")
                    .put("DestinationConfig", EventResources.onFailure(failures.queueId()))));
  }

  /**
   * Names exactly the settings that change the function: with one more, a change could replace the
   * version by itself, and Lambda would delete it.
   */
  private static Node description(Function function) {
    String timeout = function.timeout() instanceof OfParameter p ? "${" + p.name() + "} s, " : "";
    List<Node> parts = new ArrayList<>();
    parts.add(Intrinsics.sub(timeout + "${LambdaMemorySize} MB"));
    if (function.awaited()) {
      parts.add(snapStart(function));
    }
    parts.add(Intrinsics.join(Intrinsics.ref("VpcSubnetIds")));
    parts.add(Intrinsics.join(Intrinsics.ref("VpcSecurityGroupIds")));
    return Yaml.taggedFlow("!Join", Yaml.text(" "), Yaml.flow(parts));
  }

  private YamlMap function(Function function) {
    SortedMap<String, Node> variables = new TreeMap<>();
    function.environment().forEach((name, value) -> variables.put(name, Intrinsics.value(value)));
    variables.put("PROJECT_NAME", Intrinsics.ref("ProjectName"));
    variables.put("ENVIRONMENT", Intrinsics.ref("Environment"));
    YamlMap environment = new YamlMap();
    variables.forEach(environment::put);
    Node timeout =
        function.timeout() instanceof Text text
            ? Yaml.number(Long.parseLong(text.value()))
            : Intrinsics.value(function.timeout());
    return new YamlMap()
        .put("FunctionName", Intrinsics.named(function.suffix()))
        .put("Description", function.purpose())
        .put("Runtime", code.runtime())
        .put("Handler", function.handler())
        .put(
            "Code",
            new YamlMap()
                .put("S3Bucket", Intrinsics.ref("CodeBucket"))
                .put("S3Key", Intrinsics.ref("CodeKey")))
        .put("Role", Intrinsics.arn(function.id() + "Role"))
        .put("MemorySize", Intrinsics.ref("LambdaMemorySize"))
        .put("Timeout", timeout)
        .put("Environment", new YamlMap().put("Variables", environment))
        .put("SnapStart", new YamlMap().put("ApplyOn", snapStart(function)))
        .put("TracingConfig", new YamlMap().put("Mode", "Active"))
        .put(
            "LoggingConfig",
            new YamlMap().put("LogGroup", Intrinsics.ref(function.id() + "LogGroup")))
        .put("VpcConfig", vpc());
  }

  /** Lambda refuses SnapStart and provisioned concurrency together. */
  private static Node snapStart(Function function) {
    Node on = Yaml.text("PublishedVersions");
    return function.awaited()
        ? Intrinsics.when(Condition.PROVISIONED_CONCURRENCY, Yaml.text("None"), on)
        : on;
  }

  private static Node vpc() {
    return Intrinsics.onlyWhen(
        Condition.VPC,
        new YamlMap()
            .put("SubnetIds", Intrinsics.ref("VpcSubnetIds"))
            .put("SecurityGroupIds", Intrinsics.ref("VpcSecurityGroupIds"))
            .flow());
  }

  private static YamlMap role(Function function) {
    List<Node> statements = new ArrayList<>();
    function.permissions().forEach(statement -> statements.add(statement(statement)));
    statements.add(
        allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(Intrinsics.arn(function.id() + "LogGroup"))));
    statements.add(
        allow(
            List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), List.of(Yaml.text("*"))));
    statements.add(
        Intrinsics.onlyWhen(
            Condition.KEY,
            new YamlMap()
                .put("Effect", "Allow")
                .put(
                    "Action",
                    Yaml.flow(
                        List.of(
                            Yaml.text("kms:Decrypt"),
                            Yaml.text("kms:DescribeKey"),
                            Yaml.text("kms:GenerateDataKey"))))
                .put("Resource", Intrinsics.ref("KmsKeyArn"))
                .flow()));
    Node trust =
        new YamlMap()
            .put("Effect", "Allow")
            .put("Principal", new YamlMap().put("Service", "lambda.amazonaws.com"))
            .put("Action", "sts:AssumeRole")
            .node();
    Node network =
        Yaml.flow(
            List.of(
                Intrinsics.sub(
                    "arn:${AWS::Partition}:iam::aws:policy/service-role/"
                        + "AWSLambdaVPCAccessExecutionRole")));
    Node policy =
        new YamlMap()
            .put("PolicyName", function.suffix())
            .put("PolicyDocument", policyDocument(statements))
            .node();
    return new YamlMap()
        .put("AssumeRolePolicyDocument", policyDocument(List.of(trust)))
        .put("ManagedPolicyArns", Intrinsics.when(Condition.VPC, network, Yaml.flow(List.of())))
        .put("Policies", Yaml.list(policy));
  }

  private static Node statement(Statement statement) {
    return allow(
        statement.actions(), statement.resources().stream().map(Intrinsics::value).toList());
  }

  private static Node allow(List<String> actions, List<Node> resources) {
    List<Node> names = actions.stream().map(Yaml::text).toList();
    return new YamlMap()
        .put("Effect", "Allow")
        .put("Action", names.size() == 1 ? names.get(0) : Yaml.list(names))
        .put("Resource", resources.size() == 1 ? resources.get(0) : Yaml.list(resources))
        .node();
  }
}
