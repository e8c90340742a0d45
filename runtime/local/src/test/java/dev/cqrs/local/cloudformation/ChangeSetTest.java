package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSetTest {

  private static final String TEMPLATE =
      """
      Resources:
        A: { Type: AWS::SQS::Queue, Properties: { QueueName: a, DelaySeconds: 1 } }
        B: { Type: AWS::SQS::Queue, Properties: { QueueName: b } }
        C: { Type: AWS::SQS::Queue, Properties: { QueueName: c } }
      """;

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

  private ObjectNode named() {
    return StackFixture.named().put("ChangeSetName", "first");
  }

  private JsonNode make(String type, String template) {
    fixture.call(
        "CreateChangeSet",
        StackFixture.input(template).put("ChangeSetName", "first").put("ChangeSetType", type));
    return fixture.call("DescribeChangeSet", named());
  }

  @Test
  void a_new_stack_is_in_review_until_its_change_set_is_executed() {
    JsonNode set = make("CREATE", TEMPLATE);
    assertThat(set.path("Status").asText()).isEqualTo("CREATE_COMPLETE");
    assertThat(set.path("Changes").path(0).path("ResourceChange"))
        .hasToString(
            "{\"Action\":\"Add\",\"LogicalResourceId\":\"A\","
                + "\"ResourceType\":\"AWS::SQS::Queue\"}");
    assertThat(fixture.stack().path("StackStatus").asText()).isEqualTo("REVIEW_IN_PROGRESS");
    assertThat(fixture.sqs.takeCalls()).isEmpty();

    fixture.call("ExecuteChangeSet", named());
    assertThat(fixture.settled()).isEqualTo("CREATE_COMPLETE");
    assertThat(fixture.sqs.existing()).hasSize(3);
    assertThat(fixture.refusal("ExecuteChangeSet", named()))
        .contains("cannot be executed in its current execution status of [EXECUTE_");
  }

  @Test
  void the_diff_names_exactly_what_changes() {
    fixture.create(TEMPLATE);
    JsonNode set =
        make(
            "UPDATE",
            """
            Resources:
              A: { Type: AWS::SQS::Queue, Properties: { QueueName: a, DelaySeconds: 2 } }
              B: { Type: AWS::SQS::Queue, Properties: { QueueName: new } }
              D: { Type: AWS::SQS::Queue, Properties: { QueueName: d } }
            """);

    assertThat(set.path("Changes").findValuesAsText("Action"))
        .containsExactly("Modify", "Modify", "Add", "Remove");
    assertThat(set.path("Changes").findValuesAsText("LogicalResourceId"))
        .containsExactly("A", "B", "D", "C");
    assertThat(set.path("Changes").findValuesAsText("Replacement"))
        .containsExactly("False", "True");
    assertThat(set.path("Changes").path(0).path("ResourceChange").path("Details"))
        .hasToString(
            "[{\"Target\":{\"Attribute\":\"Properties\",\"Name\":\"DelaySeconds\","
                + "\"RequiresRecreation\":\"Never\"},\"Evaluation\":\"Static\","
                + "\"ChangeSource\":\"DirectModification\"}]");
    fixture.call("ExecuteChangeSet", named());
    assertThat(fixture.settled()).isEqualTo("UPDATE_COMPLETE");
    assertThat(fixture.sqs.existing())
        .containsExactlyInAnyOrder("https://sqs/a", "https://sqs/new", "https://sqs/d");
  }

  @Test
  void a_change_set_without_changes_fails() {
    fixture.create(TEMPLATE);
    JsonNode set = make("UPDATE", TEMPLATE);

    assertThat(set.path("Status").asText()).isEqualTo("FAILED");
    assertThat(set.path("StatusReason").asText())
        .isEqualTo(
            "The submitted information didn't contain changes. Submit different information to"
                + " create a change set.");
    assertThat(set.path("ExecutionStatus").asText()).isEqualTo("UNAVAILABLE");
    assertThat(set.path("Changes")).isEmpty();
  }

  @Test
  void a_policy_counts_as_a_change_but_an_order_does_not() {
    fixture.create(TEMPLATE);
    assertThat(
            make("UPDATE", TEMPLATE.replace("B: { ", "B: { DeletionPolicy: Retain, "))
                .path("Changes")
                .path(0)
                .path("ResourceChange")
                .path("Scope"))
        .hasToString("[\"DeletionPolicy\"]");
    fixture.call("DeleteChangeSet", named());
    assertThat(
            make("UPDATE", TEMPLATE.replace("B: { ", "B: { DependsOn: A, "))
                .path("Status")
                .asText())
        .isEqualTo("FAILED");
  }

  @Test
  void a_change_set_that_does_not_exist_is_refused() {
    fixture.create(TEMPLATE);

    assertThat(fixture.refusal("DescribeChangeSet", named()))
        .isEqualTo("ChangeSetNotFound: ChangeSet [first] does not exist");
  }

  @Test
  void another_type_under_the_same_name_is_refused_before_anything_is_changed() {
    fixture.create(TEMPLATE);
    fixture.sqs.takeCalls();
    String table =
        TEMPLATE.replace(
            "B: { Type: AWS::SQS::Queue, Properties: { QueueName: b } }",
            "B: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: b } }");
    String refusal =
        "ValidationError: Update of resource type is not permitted. The new template modifies"
            + " resource type of the following resources: [B]";

    assertThat(fixture.refusal("UpdateStack", StackFixture.input(table))).isEqualTo(refusal);
    assertThat(
            fixture.refusal(
                "CreateChangeSet",
                StackFixture.input(table)
                    .put("ChangeSetName", "first")
                    .put("ChangeSetType", "UPDATE")))
        .isEqualTo(refusal);
    assertThat(fixture.sqs.takeCalls()).isEmpty();
    assertThat(fixture.stack().path("StackStatus").asText()).isEqualTo("CREATE_COMPLETE");
  }
}
