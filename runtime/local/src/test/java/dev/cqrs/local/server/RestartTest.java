package dev.cqrs.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

class RestartTest {

  @TempDir private Path state;

  @Test
  void everythingIsThereAgainAfterARestart() throws Exception {
    try (TestCloud cloud = new TestCloud(state)) {
      cloud
          .client(IamClient.builder())
          .createRole(r -> r.roleName("role").assumeRolePolicyDocument(ProtocolsTest.TRUST));
      S3Client s3 = cloud.client(S3Client.builder());
      s3.createBucket(r -> r.bucket("artifacts"));
      s3.putObject(r -> r.bucket("artifacts").key("k"), RequestBody.fromString("content"));
      SqsClient sqs = cloud.client(SqsClient.builder());
      String url = sqs.createQueue(r -> r.queueName("queue")).queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("message"));
      cloud.client(CloudWatchLogsClient.builder()).createLogGroup(r -> r.logGroupName("group"));
      cloud
          .client(CloudWatchClient.builder())
          .putDashboard(r -> r.dashboardName("board").dashboardBody("{}"));
    }

    try (TestCloud cloud = new TestCloud(state)) {
      assertThat(cloud.client(IamClient.builder()).listRoles().roles()).hasSize(1);
      assertThat(
              cloud
                  .client(S3Client.builder())
                  .getObjectAsBytes(r -> r.bucket("artifacts").key("k"))
                  .asUtf8String())
          .isEqualTo("content");
      SqsClient sqs = cloud.client(SqsClient.builder());
      String url = sqs.getQueueUrl(r -> r.queueName("queue")).queueUrl();
      assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0).body())
          .isEqualTo("message");
      assertThat(cloud.client(CloudWatchLogsClient.builder()).describeLogGroups().logGroups())
          .hasSize(1);
      assertThat(cloud.client(CloudWatchClient.builder()).listDashboards().dashboardEntries())
          .hasSize(1);
    }
  }
}
