package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure.Code;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps a function with its log group, role, version and alias. */
final class FunctionResources {

  private FunctionResources() {}

  static String alias(String functionId) {
    return functionId + "Alias";
  }

  static Section section(Function function, Code code, boolean explained) {
    String id = function.id();
    String versionId = id + "Version" + code.version();
    List<Resource> resources = new ArrayList<>();
    resources.add(logGroup(function));
    resources.add(Policies.role(function));
    resources.add(function(function, code));
    Resource version =
        new Resource(
            versionId,
            "AWS::Lambda::Version",
            new MapBuilder()
                .put("FunctionName", Intrinsics.ref(id))
                .put("Description", description(function))
                .build());
    resources.add(
        explained
            ? version.saying(
                "A version never changes: another zip gives it another id, another setting another",
                "description, and either replaces it. So the alias always points to what was deployed.")
            : version);
    resources.add(alias(function, versionId));
    function.failures().ifPresent(failures -> resources.add(failures(function, failures)));
    return new Section(Part.FUNCTIONS, List.of(), resources);
  }

  private static Resource logGroup(Function function) {
    return new Resource(
        function.id() + "LogGroup",
        "AWS::Logs::LogGroup",
        new MapBuilder()
            .put(
                "LogGroupName",
                Intrinsics.sub("/aws/lambda/${ProjectName}-${Environment}-" + function.suffix()))
            .put("RetentionInDays", Intrinsics.ref("LogRetentionDays"))
            .build());
  }

  private static Resource alias(Function function, String versionId) {
    MapBuilder alias =
        new MapBuilder()
            .put("Name", "live")
            .put("FunctionName", Intrinsics.ref(function.id()))
            .put("FunctionVersion", Intrinsics.attribute(versionId, "Version"));
    if (function.awaited()) {
      Value instances =
          new MapBuilder()
              .put("ProvisionedConcurrentExecutions", Intrinsics.ref("ProvisionedConcurrency"))
              .build();
      alias.put(
          "ProvisionedConcurrencyConfig",
          Intrinsics.onlyWhen(Conditions.PROVISIONED_CONCURRENCY, instances));
    }
    return new Resource(alias(function.id()), "AWS::Lambda::Alias", alias.build());
  }

  private static Resource failures(Function function, Function.Failures failures) {
    return new Resource(
            function.id() + "Retries",
            "AWS::Lambda::EventInvokeConfig",
            new MapBuilder()
                .put("FunctionName", Intrinsics.ref(function.id()))
                .put("Qualifier", "live")
                .put("DestinationConfig", EventResources.onFailure(failures.queueId()))
                .build())
        .after(alias(function.id()));
  }

  /**
   * Names exactly the settings that change the function: with one more, a change could replace the
   * version by itself, and Lambda would delete it.
   */
  private static Value description(Function function) {
    String timeout = function.timeout() instanceof OfParameter p ? "${" + p.name() + "} s, " : "";
    List<Value> parts = new ArrayList<>();
    parts.add(Intrinsics.sub(timeout + "${LambdaMemorySize} MB"));
    if (function.awaited()) {
      parts.add(snapStart(function));
    }
    parts.add(Intrinsics.join(Intrinsics.ref("VpcSubnetIds")));
    parts.add(Intrinsics.join(Intrinsics.ref("VpcSecurityGroupIds")));
    return new Value.Join(" ", new ListValue(parts));
  }

  private static Resource function(Function function, Code code) {
    SortedMap<String, Value> variables = new TreeMap<>();
    function.environment().forEach((name, value) -> variables.put(name, Intrinsics.value(value)));
    variables.put("PROJECT_NAME", Intrinsics.ref("ProjectName"));
    variables.put("ENVIRONMENT", Intrinsics.ref("Environment"));
    MapBuilder environment = new MapBuilder();
    variables.forEach(environment::put);
    Value timeout =
        function.timeout() instanceof Text text
            ? new Value.WholeNumber(Long.parseLong(text.value()))
            : Intrinsics.value(function.timeout());
    MapBuilder properties =
        new MapBuilder()
            .put("FunctionName", Intrinsics.named(function.suffix()))
            .put("Description", function.purpose())
            .put("Runtime", code.runtime())
            .put("Handler", function.handler())
            .put(
                "Code",
                new MapBuilder()
                    .put("S3Bucket", Intrinsics.ref("CodeBucket"))
                    .put("S3Key", Intrinsics.ref("CodeKey")))
            .put("Role", Intrinsics.arn(function.id() + "Role"))
            .put("MemorySize", Intrinsics.ref("LambdaMemorySize"))
            .put("Timeout", timeout)
            .put("Environment", new MapBuilder().put("Variables", environment))
            .put("SnapStart", new MapBuilder().put("ApplyOn", snapStart(function)))
            .put("TracingConfig", new MapBuilder().put("Mode", "Active"))
            .put(
                "LoggingConfig",
                new MapBuilder().put("LogGroup", Intrinsics.ref(function.id() + "LogGroup")))
            .put("VpcConfig", vpc());
    return new Resource(function.id(), "AWS::Lambda::Function", properties.build());
  }

  /** Lambda refuses SnapStart and provisioned concurrency together. */
  private static Value snapStart(Function function) {
    Value on = Value.text("PublishedVersions");
    return function.awaited()
        ? Intrinsics.when(Conditions.PROVISIONED_CONCURRENCY, Value.text("None"), on)
        : on;
  }

  private static Value vpc() {
    return Intrinsics.onlyWhen(
        Conditions.VPC,
        new MapBuilder()
            .put("SubnetIds", Intrinsics.ref("VpcSubnetIds"))
            .put("SecurityGroupIds", Intrinsics.ref("VpcSecurityGroupIds"))
            .build());
  }
}
