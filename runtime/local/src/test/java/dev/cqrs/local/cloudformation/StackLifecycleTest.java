package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLifecycleTest {

  private static final String TWO_QUEUES =
      """
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: orders
            DelaySeconds: 5
            RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3 }
        Failed:
          Type: AWS::SQS::Queue
          Properties: { QueueName: failed }
      Outputs:
        Url: { Value: !Ref Orders }
      """;
  private final AwsError refused = new AwsError("InvalidAttributeValue", 400, "Not today.");

  @TempDir Path folder;
  private StackFixture fixture;

  @BeforeEach
  void start() {
    fixture = new StackFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.cloudFormation.close();
  }

  @Test
  void a_stack_is_created_described_and_deleted() {
    assertThat(fixture.create(TWO_QUEUES)).isEqualTo("CREATE_COMPLETE");
    assertThat(fixture.stack().path("Outputs"))
        .hasToString("[{\"OutputKey\":\"Url\",\"OutputValue\":\"https://sqs/orders\"}]");
    assertThat(fixture.sqs.takeCalls().get(1))
        .startsWith(
            "CreateQueue {\"QueueName\":\"orders\",\"Attributes\":{\"DelaySeconds\":\"5\","
                + "\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":"
                + "\\\"arn:aws:sqs:us-east-1:000000000000:failed\\\",\\\"maxReceiveCount\\\":3}\"}");
    assertThat(fixture.events("shop", "Orders"))
        .containsExactly("CREATE_IN_PROGRESS", "CREATE_COMPLETE");

    assertThat(fixture.delete()).isEqualTo("DELETE_COMPLETE");
    assertThat(fixture.sqs.takeCalls())
        .containsExactly(
            "DeleteQueue {\"QueueUrl\":\"https://sqs/orders\"}",
            "DeleteQueue {\"QueueUrl\":\"https://sqs/failed\"}");
    assertThat(fixture.refusal("DescribeStacks", StackFixture.named()))
        .isEqualTo("ValidationError: Stack with id shop does not exist");
  }

  @Test
  void a_failed_creation_leaves_nothing_and_says_why() {
    fixture.sqs.fail("CreateQueue", "orders", refused);

    assertThat(fixture.create(TWO_QUEUES)).isEqualTo("ROLLBACK_COMPLETE");
    assertThat(fixture.sqs.existing()).isEmpty();
    assertThat(fixture.events("shop", "Orders"))
        .containsExactly("CREATE_IN_PROGRESS", "CREATE_FAILED Not today. (InvalidAttributeValue)");
    assertThat(fixture.events("shop", "shop"))
        .containsExactly(
            "CREATE_IN_PROGRESS User Initiated",
            "ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Orders]."
                + " Rollback requested by user.",
            "ROLLBACK_COMPLETE");
    assertThat(fixture.refusal("UpdateStack", StackFixture.input(TWO_QUEUES)))
        .endsWith("is in ROLLBACK_COMPLETE state and can not be updated.");
  }

  @Test
  void an_update_without_changes_is_refused_and_touches_nothing() {
    fixture.create(TWO_QUEUES);
    fixture.sqs.takeCalls();

    assertThat(fixture.refusal("UpdateStack", StackFixture.input(TWO_QUEUES)))
        .isEqualTo("ValidationError: No updates are to be performed.");
    assertThat(fixture.sqs.takeCalls()).isEmpty();
  }

  @Test
  void an_update_changes_only_what_differs() {
    fixture.create(TWO_QUEUES);
    fixture.sqs.takeCalls();

    assertThat(fixture.update(TWO_QUEUES.replace("DelaySeconds: 5", "DelaySeconds: 7")))
        .isEqualTo("UPDATE_COMPLETE");
    assertThat(fixture.sqs.takeCalls())
        .containsExactly(
            "SetQueueAttributes {\"QueueUrl\":\"https://sqs/orders\","
                + "\"Attributes\":{\"DelaySeconds\":\"7\"}}");
    assertThat(fixture.events("shop", "Failed")).hasSize(2);
  }

  @Test
  void a_renamed_queue_is_replaced_and_the_old_one_deleted_afterwards() {
    fixture.create(TWO_QUEUES);
    fixture.sqs.takeCalls();

    assertThat(fixture.update(TWO_QUEUES.replace("QueueName: failed", "QueueName: lost")))
        .isEqualTo("UPDATE_COMPLETE");
    List<String> calls = fixture.sqs.takeCalls();
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).startsWith("CreateQueue {\"QueueName\":\"lost\"");
    assertThat(calls.get(1)).startsWith("SetQueueAttributes").contains("000000000000:lost");
    assertThat(calls.get(2)).isEqualTo("DeleteQueue {\"QueueUrl\":\"https://sqs/failed\"}");
    assertThat(fixture.physicalId("Failed")).isEqualTo("https://sqs/lost");
  }

  @Test
  void a_failed_update_restores_the_values_and_deletes_what_is_new() {
    fixture.create(TWO_QUEUES);
    fixture.sqs.takeCalls();
    String broken =
        TWO_QUEUES
            .replace("DelaySeconds: 5", "DelaySeconds: 7")
            .replace(
                "Outputs:",
                "  Third:\n    Type: AWS::SQS::Queue\n    DependsOn: Orders\n"
                    + "    Properties: { QueueName: third }\nOutputs:");
    fixture.sqs.fail("CreateQueue", "third", refused);

    assertThat(fixture.update(broken)).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    List<String> calls = fixture.sqs.takeCalls();
    assertThat(calls.get(0)).endsWith("{\"DelaySeconds\":\"7\"}}");
    assertThat(calls.get(2)).endsWith("{\"DelaySeconds\":\"5\"}}");
    assertThat(fixture.sqs.existing())
        .containsExactlyInAnyOrder("https://sqs/orders", "https://sqs/failed");
    assertThat(fixture.refusal("UpdateStack", StackFixture.input(TWO_QUEUES)))
        .isEqualTo("ValidationError: No updates are to be performed.");
  }

  @Test
  void a_removed_resource_is_deleted_unless_it_is_to_be_retained() {
    String retained =
        TWO_QUEUES.replace(
            "Properties: { QueueName: failed }",
            "DeletionPolicy: Retain\n    Properties: { QueueName: failed }");
    fixture.create(retained);
    fixture.sqs.takeCalls();
    String one =
        """
        Resources:
          Other: { Type: AWS::SQS::Queue, Properties: { QueueName: other } }
        """;

    assertThat(fixture.update(one)).isEqualTo("UPDATE_COMPLETE");
    assertThat(fixture.sqs.existing())
        .containsExactlyInAnyOrder("https://sqs/failed", "https://sqs/other");
    assertThat(fixture.events("shop", "Failed")).last().isEqualTo("DELETE_SKIPPED");
  }

  @Test
  void a_protected_stack_is_not_deleted() {
    fixture.create(TWO_QUEUES);
    ObjectNode protection = StackFixture.named().put("EnableTerminationProtection", "true");
    fixture.call("UpdateTerminationProtection", protection);

    assertThat(fixture.refusal("DeleteStack", StackFixture.named()))
        .isEqualTo(
            "ValidationError: Stack [shop] cannot be deleted while TerminationProtection is"
                + " enabled");
    assertThat(fixture.sqs.existing()).hasSize(2);
  }

  @Test
  void a_deletion_that_failed_can_be_repeated() {
    fixture.create(TWO_QUEUES);
    fixture.sqs.fail("DeleteQueue", "failed", refused);
    assertThat(fixture.delete()).isEqualTo("DELETE_FAILED");
    assertThat(fixture.stack().path("StackStatusReason").asText())
        .isEqualTo("The following resource(s) failed to delete: [Failed]. ");
    fixture.sqs.heal();

    assertThat(fixture.delete()).isEqualTo("DELETE_COMPLETE");
    assertThat(fixture.sqs.existing()).isEmpty();
  }

  @Test
  void stacks_survive_a_restart() {
    fixture.create(TWO_QUEUES);
    fixture.cloudFormation.close();
    StackFixture restarted = new StackFixture(folder);

    assertThat(restarted.stack()).isEqualTo(fixture.stack());
    assertThat(restarted.delete()).isEqualTo("DELETE_COMPLETE");
    restarted.cloudFormation.close();
  }

  @Test
  void a_name_that_is_taken_is_refused() {
    fixture.create(TWO_QUEUES);

    assertThat(fixture.refusal("CreateStack", StackFixture.input(TWO_QUEUES)))
        .isEqualTo("AlreadyExistsException: Stack [shop] already exists");
  }

  @Test
  void tags_of_the_stack_are_on_each_resource() {
    ObjectNode input = StackFixture.input(TWO_QUEUES);
    input.putArray("Tags").addObject().put("Key", "team").put("Value", "a");
    fixture.call("CreateStack", input);
    fixture.settled();

    String id = fixture.stack().path("StackId").asText();
    assertThat(fixture.sqs.takeCalls().get(0))
        .endsWith(
            "\"tags\":{\"aws:cloudformation:logical-id\":\"Failed\","
                + "\"aws:cloudformation:stack-id\":\""
                + id
                + "\",\"aws:cloudformation:stack-name\":\"shop\",\"team\":\"a\"}}");
  }
}
