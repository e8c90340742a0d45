package dev.cqrs.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sts.StsClient;

class ProtocolsTest {

  static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
          + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

  @TempDir private Path state;
  private TestCloud cloud;

  @BeforeEach
  void start() throws Exception {
    cloud = new TestCloud(state);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void queryCarriesListsTimestampsAndEncodedDocuments() {
    IamClient iam = cloud.client(IamClient.builder());
    iam.createRole(
        r ->
            r.roleName("shop-command")
                .assumeRolePolicyDocument(TRUST)
                .tags(Tag.builder().key("project").value("a<b>&c").build()));

    Role role = iam.getRole(r -> r.roleName("shop-command")).role();

    assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/shop-command");
    assertThat(role.createDate()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(role.tags().get(0).value()).isEqualTo("a<b>&c");
    assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
        .isEqualTo(TRUST);
    assertThat(iam.listRoles().roles()).extracting(Role::roleName).containsExactly("shop-command");
  }

  @Test
  void queryReportsErrorsWithTheirCode() {
    IamClient iam = cloud.client(IamClient.builder());

    NoSuchEntityException missing =
        catchThrowableOfType(
            NoSuchEntityException.class, () -> iam.getRole(r -> r.roleName("nobody")));
    IamException unsupported =
        catchThrowableOfType(IamException.class, () -> iam.createUser(r -> r.userName("ann")));

    assertThat(missing.awsErrorDetails().errorMessage())
        .isEqualTo("The role with name nobody cannot be found.");
    assertThat(missing.requestId()).isNotEmpty();
    assertThat(unsupported.awsErrorDetails().errorMessage())
        .isEqualTo("The local cloud does not support iam:CreateUser. Nothing was done.");
  }

  @Test
  void theOwnerIsTheRootOfTheAccount() {
    assertThat(cloud.client(StsClient.builder()).getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  void jsonCarriesQueuesAndTheirMessages() {
    SqsClient sqs = cloud.client(SqsClient.builder());
    String url = sqs.createQueue(r -> r.queueName("failures")).queueUrl();
    // The SDK itself checks the digests of body and attributes
    sqs.sendMessage(
        r ->
            r.queueUrl(url)
                .messageBody("grüße")
                .messageAttributes(
                    Map.of(
                        "kind",
                        MessageAttributeValue.builder().dataType("String").stringValue("x").build(),
                        "raw",
                        MessageAttributeValue.builder()
                            .dataType("Binary")
                            .binaryValue(SdkBytes.fromUtf8String("b"))
                            .build())));

    List<Message> received =
        sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All").waitTimeSeconds(1))
            .messages();

    assertThat(received).extracting(Message::body).containsExactly("grüße");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(received.get(0).receiptHandle()).visibilityTimeout(0));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(received.get(0).receiptHandle()));
    assertThat(
            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
        .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:failures");
  }

  @Test
  void aQueueMovesWhatWasReceivedTooOftenToItsDeadLetters() {
    SqsClient sqs = cloud.client(SqsClient.builder());
    String dead = sqs.createQueue(r -> r.queueName("dead")).queueUrl();
    String url =
        sqs.createQueue(
                r ->
                    r.queueName("work")
                        .attributes(
                            Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead"
                                    + "\",\"maxReceiveCount\":1}")))
            .queueUrl();
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("poison"));

    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(dead)).messages())
        .extracting(Message::body)
        .containsExactly("poison");
  }

  @Test
  void jsonReportsErrorsWithTheirType() {
    SqsClient sqs = cloud.client(SqsClient.builder());
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());

    QueueDoesNotExistException queue =
        catchThrowableOfType(
            QueueDoesNotExistException.class, () -> sqs.getQueueUrl(r -> r.queueName("none")));
    ResourceNotFoundException group =
        catchThrowableOfType(
            ResourceNotFoundException.class,
            () -> logs.describeLogStreams(r -> r.logGroupName("none")));

    assertThat(queue.awsErrorDetails().errorCode())
        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    assertThat(group.awsErrorDetails().errorMessage())
        .isEqualTo("The specified log group does not exist.");
  }

  @Test
  void logsAreFilteredByTermsAndTime() {
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());
    logs.createLogGroup(r -> r.logGroupName("/aws/lambda/f").tags(Map.of("a", "b")));
    logs.putRetentionPolicy(r -> r.logGroupName("/aws/lambda/f").retentionInDays(14));
    logs.createLogStream(r -> r.logGroupName("/aws/lambda/f").logStreamName("s"));
    logs.putLogEvents(
        r ->
            r.logGroupName("/aws/lambda/f")
                .logStreamName("s")
                .logEvents(
                    InputLogEvent.builder().timestamp(1000L).message("one ERROR").build(),
                    InputLogEvent.builder().timestamp(2000L).message("two fine").build(),
                    InputLogEvent.builder().timestamp(3000L).message("three ERROR").build()));

    assertThat(
            logs.filterLogEvents(
                    r -> r.logGroupName("/aws/lambda/f").filterPattern("ERROR").startTime(1500L))
                .events())
        .extracting(FilteredLogEvent::message)
        .containsExactly("three ERROR");
    assertThat(logs.describeLogGroups().logGroups().get(0).retentionInDays()).isEqualTo(14);
    assertThat(
            logs.getLogEvents(
                    r -> r.logGroupName("/aws/lambda/f").logStreamName("s").startFromHead(true))
                .events())
        .hasSize(3);
  }

  @Test
  void anEventWithoutMessageIsRefusedAndLeavesNothingBehind() {
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());
    logs.createLogGroup(r -> r.logGroupName("/aws/lambda/f"));
    logs.createLogStream(r -> r.logGroupName("/aws/lambda/f").logStreamName("s"));

    CloudWatchLogsException refused =
        catchThrowableOfType(
            CloudWatchLogsException.class,
            () ->
                logs.putLogEvents(
                    r ->
                        r.logGroupName("/aws/lambda/f")
                            .logStreamName("s")
                            .logEvents(
                                InputLogEvent.builder().timestamp(1000L).message("one").build(),
                                InputLogEvent.builder().timestamp(2000L).message("").build())));

    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo("The member message is required.");
    assertThat(logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/f")).events()).isEmpty();
  }

  @Test
  void cborCarriesAlarmsWithTheirTimestamps() {
    CloudWatchClient cloudWatch = cloud.client(CloudWatchClient.builder());
    cloudWatch.putMetricAlarm(
        r ->
            r.alarmName("too-many-errors")
                .namespace("AWS/Lambda")
                .metricName("Errors")
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(0.5)
                .comparisonOperator("GreaterThanThreshold"));
    cloudWatch.putMetricData(
        r ->
            r.namespace("Shop")
                .metricData(MetricDatum.builder().metricName("Orders").value(1.0).build()));

    MetricAlarm alarm = cloudWatch.describeAlarms().metricAlarms().get(0);

    assertThat(alarm.alarmArn())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:too-many-errors");
    assertThat(alarm.threshold()).isEqualTo(0.5);
    assertThat(alarm.stateValueAsString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(alarm.stateUpdatedTimestamp())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(cloudWatch.listMetrics(r -> r.namespace("Shop")).metrics()).hasSize(1);
  }

  @Test
  void cborReportsErrors() {
    CloudWatchClient cloudWatch = cloud.client(CloudWatchClient.builder());

    CloudWatchException unsupported =
        catchThrowableOfType(
            CloudWatchException.class,
            () -> cloudWatch.deleteInsightRules(r -> r.ruleNames("rule")));

    assertThat(unsupported.awsErrorDetails().errorMessage())
        .isEqualTo(
            "The local cloud does not support cloudwatch:DeleteInsightRules. Nothing was done.");
    assertThat(unsupported.statusCode()).isEqualTo(501);
  }

  @Test
  void anUnsignedRequestIsRefusedSoThatNoWebPageCanCall() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(cloud.endpoint()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString("Action=ListRoles&Version=2010-05-08"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }
}
