package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackDeployerTest {

  private static final String TEMPLATE =
      """
      Parameters:
        ProjectName: { Type: String, Default: shop }
        RetentionDays: { Type: Number, Default: 30 }
      Resources:
        Queue: { Type: "AWS::SQS::Queue" }
      """;
  private static final String MISSING = "Stack with id shop-dev does not exist";
  private static final String TWO_ADDED =
      """
      <Status>CREATE_COMPLETE</Status><Changes>
      <member><ResourceChange><Action>Add</Action><LogicalResourceId>Queue</LogicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType></ResourceChange></member>
      <member><ResourceChange><Action>Add</Action><LogicalResourceId>AMuchLongerQueue</LogicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType></ResourceChange></member>
      </Changes>\
      """;

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final List<String> lines = new ArrayList<>();

  StackDeployerTest() {
    cloud
        .answers("CreateChangeSet", "<Id>change-1</Id><StackId>stack-1</StackId>")
        .answers("ExecuteChangeSet", "")
        .answers("DeleteChangeSet", "")
        .answers("DeleteStack", "");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void a_refused_change_set_of_a_new_stack_is_over_only_when_the_stack_is_gone() {
    cloud
        .refuses("DescribeStacks", "ValidationError", MISSING)
        .answers("DescribeStacks", ScriptedCloud.stack("DELETE_IN_PROGRESS"))
        .refuses("DescribeStacks", "ValidationError", MISSING)
        .answers("DescribeStackEvents", ScriptedCloud.events())
        .answers(
            "DescribeChangeSet",
            "<Status>FAILED</Status><StatusReason>Unknown type AWS::Queue</StatusReason>");

    assertThatThrownBy(this::deploy)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "CloudFormation refused the template of shop-dev. Nothing was created.%nCause: Unknown type AWS::Queue"
                .formatted());

    assertThat(cloud.requests())
        .containsSubsequence(
            "CreateChangeSet", "DeleteChangeSet", "DeleteStack", "DescribeStacks", "DescribeStacks")
        .doesNotContain("ExecuteChangeSet");
  }

  @Test
  void a_template_refused_at_once_is_told_in_the_same_words() {
    try (ScriptedCloud strict = new ScriptedCloud()) {
      strict
          .refuses("DescribeStacks", "ValidationError", MISSING)
          .refuses("DescribeStackEvents", "ValidationError", MISSING)
          .refuses("CreateChangeSet", "ValidationError", "Template format error: no Resources");

      assertThatThrownBy(() -> deploy(strict))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "CloudFormation refused the template of shop-dev. Nothing was created.%nCause: Template format error: no Resources"
                  .formatted());
    }
  }

  @Test
  void too_many_requests_while_waiting_do_not_end_the_wait() {
    cloud.refuses("DescribeStacks", "ValidationError", MISSING);
    for (int poll = 0; poll < 5; poll++) { // more than the SDK asks by itself
      cloud.refuses("DescribeStacks", "Throttling", "Rate exceeded");
    }
    cloud
        .answers("DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE"))
        .answers("DescribeChangeSet", TWO_ADDED)
        .refuses("DescribeStackEvents", "ValidationError", MISSING)
        .answers(
            "DescribeStackEvents",
            ScriptedCloud.events(
                "Queue",
                "CREATE_IN_PROGRESS",
                "",
                "AMuchLongerQueue",
                "CREATE_IN_PROGRESS",
                "",
                "Queue",
                "CREATE_COMPLETE",
                "",
                "AMuchLongerQueue",
                "CREATE_COMPLETE",
                ""));

    Deployment deployment = deploy();

    assertThat(deployment.summary()).isEqualTo(new ChangeSummary(2, 0, 0));
    assertThat(lines)
        .containsExactly(
            "  + Queue             AWS::SQS::Queue     2.0 s   on A",
            "  + AMuchLongerQueue  AWS::SQS::Queue     2.0 s");
  }

  @Test
  void what_fails_on_the_first_deployment_is_removed_and_its_cause_comes_last() {
    cloud
        .refuses("DescribeStacks", "ValidationError", MISSING)
        .answers("DescribeStacks", ScriptedCloud.stack("ROLLBACK_COMPLETE"))
        .answers("DescribeStacks", ScriptedCloud.stack("DELETE_COMPLETE"))
        .answers("DescribeChangeSet", TWO_ADDED)
        .refuses("DescribeStackEvents", "ValidationError", MISSING)
        .answers(
            "DescribeStackEvents",
            ScriptedCloud.events(
                "Queue",
                "CREATE_FAILED",
                "Resource creation cancelled",
                "AMuchLongerQueue",
                "CREATE_FAILED",
                "shop-dev-q already exists",
                "Queue",
                "DELETE_COMPLETE",
                ""));

    assertThatThrownBy(this::deploy)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The deployment of shop-dev failed. Everything created so far was removed again.%nCause: AMuchLongerQueue (AWS::SQS::Queue): shop-dev-q already exists"
                .formatted());
    assertThat(cloud.requests()).containsSubsequence("ExecuteChangeSet", "DeleteStack");
  }

  @Test
  void a_stack_that_never_stood_is_removed_first() {
    cloud
        .answers("DescribeStacks", ScriptedCloud.stack("ROLLBACK_COMPLETE"))
        .answers("DescribeStacks", ScriptedCloud.stack("DELETE_COMPLETE"))
        .answers("DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE"))
        .answers("DescribeChangeSet", TWO_ADDED)
        .answers("DescribeStackEvents", ScriptedCloud.events());

    deploy();

    assertThat(lines)
        .containsExactly(
            "  The stack is ROLLBACK_COMPLETE, left by an earlier attempt: removing it first");
    assertThat(cloud.requests())
        .containsSubsequence("DeleteStack", "CreateChangeSet", "ExecuteChangeSet");
  }

  @Test
  void a_stack_that_somebody_is_changing_is_left_alone() {
    cloud.answers("DescribeStacks", ScriptedCloud.stack("UPDATE_IN_PROGRESS"));

    assertThatThrownBy(this::deploy)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The stack shop-dev is UPDATE_IN_PROGRESS: somebody is changing it. Try again when that is over.");
    assertThat(cloud.requests()).containsExactly("DescribeStacks");
  }

  @Test
  void changes_that_are_not_approved_of_are_not_made() {
    cloud
        .answers("DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE"))
        .answers("DescribeStackEvents", ScriptedCloud.events())
        .answers("DescribeChangeSet", TWO_ADDED);

    assertThatThrownBy(
            () ->
                new StackDeployer(cloud.connection(), new Console(lines::add, false, true))
                    .deploy(
                        settings(),
                        TEMPLATE,
                        Map.of(),
                        Map.of(),
                        changes -> {
                          throw new UserError(changes.size() + " changes too many.");
                        }))
        .hasMessage("2 changes too many.");

    assertThat(cloud.requests())
        .containsSubsequence("CreateChangeSet", "DeleteChangeSet")
        .doesNotContain("ExecuteChangeSet", "DeleteStack");
  }

  @Test
  void what_an_update_could_not_delete_is_named_with_the_way_to_remove_it() {
    cloud
        .answers("DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE"))
        .answers("DescribeStacks", ScriptedCloud.stack("UPDATE_COMPLETE"))
        .answers("DescribeChangeSet", TWO_ADDED)
        .answers("DescribeStackEvents", ScriptedCloud.events())
        .answers(
            "DescribeStackEvents",
            ScriptedCloud.events(
                "shop-dev",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "",
                "OldTable",
                "DELETE_FAILED",
                "Resource cannot be deleted as it is currently protected",
                "OldTable",
                "DELETE_FAILED",
                "Resource cannot be deleted as it is currently protected"));

    deploy();

    assertThat(lines)
        .containsExactly(
            "  = OldTable          AWS::DynamoDB::Table     0.0 s   left behind",
            "  kept            table p is no longer part of the stack, but protected against deletion. It goes on costing its capacity and storage. To remove it: aws dynamodb update-table --no-deletion-protection-enabled --table-name p && aws dynamodb delete-table --table-name p");
  }

  private Deployment deploy() {
    return deploy(cloud);
  }

  private Deployment deploy(ScriptedCloud where) {
    return new StackDeployer(where.connection(), new Console(lines::add, false, true))
        .deploy(settings(), TEMPLATE, Map.of(), Map.of("Queue", "on A"));
  }

  static StackSettings settings() {
    return new StackSettings(
        "shop", "dev", "shop-dev", Map.of(), Duration.ofMillis(4), Duration.ofSeconds(20));
  }
}
