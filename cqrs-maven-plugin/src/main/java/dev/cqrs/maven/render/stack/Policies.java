package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Statement;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import java.util.ArrayList;
import java.util.List;

/** Maps roles and policies. */
final class Policies {

  private Policies() {}

  static Value document(List<Value> statements) {
    return new MapBuilder()
        .put("Version", "2012-10-17")
        .put("Statement", new ListValue(statements))
        .build();
  }

  static Resource role(Function function) {
    Value trust =
        new MapBuilder()
            .put("Effect", "Allow")
            .put("Principal", new MapBuilder().put("Service", "lambda.amazonaws.com"))
            .put("Action", "sts:AssumeRole")
            .build();
    Value network =
        Value.list(
            Intrinsics.sub(
                "arn:${AWS::Partition}:iam::aws:policy/service-role/"
                    + "AWSLambdaVPCAccessExecutionRole"));
    Value policy =
        new MapBuilder()
            .put("PolicyName", function.suffix())
            .put("PolicyDocument", document(statements(function)))
            .build();
    return new Resource(
        function.id() + "Role",
        "AWS::IAM::Role",
        new MapBuilder()
            .put("AssumeRolePolicyDocument", document(List.of(trust)))
            .put("ManagedPolicyArns", Intrinsics.when(Conditions.VPC, network, Value.list()))
            .put("Policies", Value.list(policy))
            .build());
  }

  private static List<Value> statements(Function function) {
    List<Value> statements = new ArrayList<>();
    function.permissions().forEach(statement -> statements.add(statement(statement)));
    statements.add(
        allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(Intrinsics.arn(function.id() + "LogGroup"))));
    statements.add(
        allow(
            List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"),
            List.of(Value.text("*"))));
    statements.add(
        Intrinsics.onlyWhen(
            Conditions.KEY,
            allow(
                List.of("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"),
                List.of(Intrinsics.ref("KmsKeyArn")))));
    return statements;
  }

  private static Value statement(Statement statement) {
    return allow(
        statement.actions(), statement.resources().stream().map(Intrinsics::value).toList());
  }

  private static Value allow(List<String> actions, List<Value> resources) {
    return new MapBuilder()
        .put("Effect", "Allow")
        .put("Action", actions.size() == 1 ? Value.text(actions.get(0)) : Value.texts(actions))
        .put("Resource", resources.size() == 1 ? resources.get(0) : new ListValue(resources))
        .build();
  }
}
