package dev.cqrs.local.iam;

import java.util.Map;
import java.util.Optional;

/** The policies managed by AWS that functions use. */
final class ManagedPolicies {

  private static final String LAMBDA = "arn:aws:iam::aws:policy/service-role/";
  private static final String LOGS =
      "\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:PutLogEvents\"";

  private static final Map<String, PolicyDocument> BY_ARN =
      Map.of(
          LAMBDA + "AWSLambdaBasicExecutionRole",
          allow(LOGS),
          LAMBDA + "AWSLambdaVPCAccessExecutionRole",
          allow(
              LOGS
                  + ",\"ec2:CreateNetworkInterface\",\"ec2:DescribeNetworkInterfaces\""
                  + ",\"ec2:DescribeSubnets\",\"ec2:DeleteNetworkInterface\""
                  + ",\"ec2:AssignPrivateIpAddresses\",\"ec2:UnassignPrivateIpAddresses\""),
          LAMBDA + "AWSLambdaDynamoDBExecutionRole",
          allow(
              LOGS
                  + ",\"dynamodb:DescribeStream\",\"dynamodb:GetRecords\""
                  + ",\"dynamodb:GetShardIterator\",\"dynamodb:ListStreams\""),
          LAMBDA + "AWSLambdaSQSQueueExecutionRole",
          allow(
              LOGS
                  + ",\"sqs:ReceiveMessage\",\"sqs:DeleteMessage\""
                  + ",\"sqs:GetQueueAttributes\""),
          "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
          allow(
              "\"xray:PutTraceSegments\",\"xray:PutTelemetryRecords\",\"xray:GetSamplingRules\""
                  + ",\"xray:GetSamplingTargets\",\"xray:GetSamplingStatisticSummaries\""));

  private ManagedPolicies() {}

  private static PolicyDocument allow(String actions) {
    return new PolicyDocument(
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[" + actions + "],\"Resource\":\"*\"}}");
  }

  /** Returns a policy; empty if it is not one of those known here. */
  static Optional<PolicyDocument> find(String arn) {
    return Optional.ofNullable(BY_ARN.get(arn));
  }
}
