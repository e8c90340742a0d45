package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackDestroyerTest {

  private static final String RESOURCES =
      """
      <StackResourceSummaries>
      <member><LogicalResourceId>Queue</LogicalResourceId><PhysicalResourceId>q</PhysicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>
      <member><LogicalResourceId>Store</LogicalResourceId><PhysicalResourceId>shop-dev-event-store</PhysicalResourceId><ResourceType>AWS::DynamoDB::Table</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>
      </StackResourceSummaries>""";
  private static final String BUCKET = "/cqrs-artifacts-000000000000-eu-west-1";

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void it_counts_what_goes_names_the_data_and_shows_each_removal() {
    standing("dev");
    cloud.raw("Scan", 200, "{\"Count\":1,\"ScannedCount\":1,\"Items\":[]}");

    assertThat(destroyer().destroy(StackDeployerTest.settings(), false, () -> true))
        .contains(
            new Destruction(
                2, Set.of("q", "shop-dev-event-store"), Set.of("q", "shop-dev-event-store", "p")));

    assertThat(lines)
        .containsExactly(
            "Removing 2 resources:",
            "     1  AWS::DynamoDB::Table",
            "     1  AWS::SQS::Queue",
            "Data that goes with them: shop-dev-event-store",
            "  - Queue  AWS::SQS::Queue          0.0 s");
    assertThat(cloud.requests()).doesNotContain("UpdateTable");
  }

  @Test
  void a_production_stack_is_not_removed_by_accident() {
    standing("prod");

    assertThatThrownBy(() -> destroyer().destroy(StackDeployerTest.settings(), false, () -> true))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The stack shop-dev is a production stack, so it is not removed. If you mean it, add -Dcqrs.force: it switches the protection off and removes the tables with their data.");
    assertThat(cloud.requests()).containsExactly("DescribeStacks");
  }

  @Test
  void force_switches_the_tables_protection_off_after_the_question() {
    standing("prod");
    cloud
        .raw("Scan", 200, "{\"Count\":0,\"ScannedCount\":0,\"Items\":[]}")
        .raw("DescribeTable", 200, "{\"Table\":{\"DeletionProtectionEnabled\":true}}")
        .raw("UpdateTable", 200, "{}");

    assertThatThrownBy(() -> destroyer().destroy(StackDeployerTest.settings(), true, () -> false))
        .hasMessage("Nothing was removed, because it was not confirmed.");
    assertThat(cloud.requests()).doesNotContain("UpdateTable", "DeleteStack");

    destroyer().destroy(StackDeployerTest.settings(), true, () -> true);
    assertThat(cloud.requests()).containsSubsequence("UpdateTable", "DeleteStack");
    assertThat(lines).contains("  ~ deletion protection of shop-dev-event-store switched off");
  }

  @Test
  void uploads_go_with_the_last_stack_of_the_project() {
    cloud
        .answers("DescribeStacks", "<Stacks></Stacks>")
        .raw("HEAD " + BUCKET, 200, "")
        .raw(
            "GET " + BUCKET,
            200,
            "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>shop/functions-1.zip</Key></Contents></ListBucketResult>")
        .raw(
            "GET " + BUCKET,
            200,
            "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")
        .raw("DELETE " + BUCKET + "/shop/functions-1.zip", 204, "")
        .raw("DELETE " + BUCKET, 204, "");

    destroyer().removeArtifacts(StackDeployerTest.settings());

    assertThat(lines)
        .containsExactly("  - s3:/" + BUCKET + "/shop/functions-1.zip", "  - s3:/" + BUCKET);
  }

  @Test
  void uploads_that_another_stack_of_the_project_uses_stay() {
    cloud.answers(
        "DescribeStacks",
        ScriptedCloud.stack("CREATE_COMPLETE", "ProjectName", "shop")
            .replace("shop-dev", "shop-test"));

    destroyer().removeArtifacts(StackDeployerTest.settings());

    assertThat(lines)
        .containsExactly("  = uploads of shop are kept: the stack shop-test uses them");
  }

  private void standing(String environment) {
    cloud
        .answers(
            "DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE", "Environment", environment))
        .answers("ListStackResources", RESOURCES)
        .answers("DeleteStack", "")
        .answers("DescribeStackEvents", ScriptedCloud.events());
    if (environment.equals("dev")) {
      cloud
          .answers("DescribeStacks", ScriptedCloud.stack("DELETE_COMPLETE"))
          .answers("DescribeStackEvents", ScriptedCloud.events("Queue", "DELETE_COMPLETE", ""));
    } else {
      cloud
          .answers(
              "DescribeStacks", ScriptedCloud.stack("CREATE_COMPLETE", "Environment", environment))
          .answers("DescribeStacks", ScriptedCloud.stack("DELETE_COMPLETE"));
    }
  }

  private StackDestroyer destroyer() {
    return new StackDestroyer(cloud.connection(), new Console(lines::add, false, true));
  }
}
