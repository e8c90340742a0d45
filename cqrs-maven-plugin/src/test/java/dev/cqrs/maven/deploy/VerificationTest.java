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

class VerificationTest {

  private static final String NO_STACK = "Stack for x does not exist";
  private static final String OF_ANOTHER_STACK =
      """
      <StackResources><member><StackName>shop-dev-test</StackName><LogicalResourceId>X</LogicalResourceId><ResourceType>T</ResourceType>
      <Timestamp>2026-01-01T00:00:00Z</Timestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackResources>""";
  private static final String VERIFIED =
      "Verified: no function, table, event bus or role of shop-dev is left in account 000000000000, region eu-west-1.";

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void what_has_another_name_is_not_asked_for() {
    account("shop-development", "other-dev-x", "other", "shop-devil-R-1");

    verify(Set.of(), Set.of());

    assertThat(lines).containsExactly(VERIFIED);
    assertThat(cloud.requests())
        .containsExactly("GET /2015-03-31/functions", "ListTables", "ListEventBuses", "ListRoles");
  }

  @Test
  void what_another_stack_has_is_not_left_over_though_its_name_starts_alike() {
    account(
        "shop-dev-test-query-handler",
        "shop-dev-test-event-store",
        "shop-dev-test-events",
        "shop-dev-test-R-1");
    cloud.answers("DescribeStackResources", OF_ANOTHER_STACK);

    verify(Set.of("shop-dev-event-store"), Set.of("shop-dev-event-store"));

    assertThat(lines).containsExactly(VERIFIED);
  }

  @Test
  void a_table_that_was_kept_is_named_with_the_commands_that_remove_it() {
    account("shop-dev-a", "shop-dev-orders", "shop-dev-events", "shop-dev-R-1");
    cloud
        .answers("DescribeStackResources", OF_ANOTHER_STACK)
        .refuses("DescribeStackResources", "ValidationError", NO_STACK)
        .answers("DescribeStackResources", OF_ANOTHER_STACK);

    verify(Set.of("shop-dev-event-store"), Set.of("shop-dev-event-store", "shop-dev-orders"));

    assertThat(lines)
        .containsExactly(
            "Still there, because it was kept:",
            "  = table shop-dev-orders",
            "To remove it: aws dynamodb update-table --no-deletion-protection-enabled --table-name shop-dev-orders && aws dynamodb delete-table --table-name shop-dev-orders");
  }

  @Test
  void what_was_never_the_stacks_is_named_without_a_command_that_deletes_it() {
    account("shop-dev-test-a", "shop-dev-test-event-store", "other", "other");
    cloud.refuses("DescribeStackResources", "ValidationError", NO_STACK);

    verify(Set.of("shop-dev-event-store"), Set.of("shop-dev-event-store"));

    assertThat(lines)
        .containsExactly(
            "Named like resources of shop-dev, but never of this stack, so left alone: function shop-dev-test-a, table shop-dev-test-event-store",
            VERIFIED);
  }

  @Test
  void what_is_there_though_it_was_removed_is_looked_at_again_and_then_fails_the_goal() {
    account("shop-dev-a", "other", "other", "shop-dev-R-1");
    cloud.refuses("DescribeStackResources", "ValidationError", NO_STACK);
    Set<String> removed = Set.of("shop-dev-a", "shop-dev-R-1");

    assertThatThrownBy(() -> verify(removed, removed))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "CloudFormation has removed the stack shop-dev, but these of it are still there in account 000000000000, region eu-west-1: function shop-dev-a, role shop-dev-R-1. Nothing was to be kept. Look for what holds them, and remove them before you deploy again.");
    assertThat(cloud.requests().stream().filter("ListTables"::equals)).hasSize(5);
    assertThat(lines).isEmpty();
  }

  private void account(String function, String table, String bus, String role) {
    cloud
        .raw(
            "GET /2015-03-31/functions",
            200,
            "{\"Functions\":[{\"FunctionName\":\"%s\"}]}".formatted(function))
        .raw("ListTables", 200, "{\"TableNames\":[\"%s\"]}".formatted(table))
        .raw("ListEventBuses", 200, "{\"EventBuses\":[{\"Name\":\"%s\"}]}".formatted(bus))
        .answers(
            "ListRoles",
            "<IsTruncated>false</IsTruncated><Roles><member><RoleName>%s</RoleName></member></Roles>"
                .formatted(role));
  }

  private void verify(Set<String> removed, Set<String> once) {
    new Verification(cloud.connection(), new Console(lines::add, false, true))
        .verify(StackDeployerTest.settings(), new Destruction(removed.size(), removed, once));
  }
}
