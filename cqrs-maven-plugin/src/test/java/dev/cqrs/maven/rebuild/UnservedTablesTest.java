package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.ScriptedCloud;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnservedTablesTest {

  private static final String EXPANDED =
      """
      Metadata:
        Rebuild:
          Resources: [NewTable, NewRule]
      Resources:
        OldTable: { Type: "AWS::DynamoDB::Table" }
        NewTable: { Type: "AWS::DynamoDB::Table" }
        NewRule: { Type: "AWS::Events::Rule" }
      """;
  private static final String BEFORE =
      """
      Resources:
        OldTable: { Type: "AWS::DynamoDB::Table" }
      """;

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final List<String> lines = new ArrayList<>();

  UnservedTablesTest() {
    cloud
        .answers("DescribeStacks", ScriptedCloud.stack("UPDATE_COMPLETE"))
        .answers("GetTemplate", "<TemplateBody><![CDATA[" + EXPANDED + "]]></TemplateBody>")
        .answers(
            "ListStackResources",
            resources("OldTable", "Table", "NewTable", "Table", "NewRule", "Rule"))
        .raw("DescribeTable", 200, "{\"Table\":{\"DeletionProtectionEnabled\":true}}")
        .raw("UpdateTable", 200, "{}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void a_deployment_without_them_may_delete_them() {
    assertThat(release(BEFORE, "deployed")).isEqualTo("deployed");

    assertThat(lines)
        .containsExactly(
            "  ~ deletion protection of shop-dev-NewTable switched off: it has never served");
    assertThat(cloud.requests()).containsOnlyOnce("UpdateTable");
  }

  @Test
  void the_deployment_that_lets_them_serve_keeps_their_protection() {
    release(EXPANDED, "switched");

    assertThat(cloud.requests()).containsExactly("DescribeStacks", "GetTemplate");
  }

  @Test
  void they_are_protected_again_when_the_deployment_fails() {
    assertThatThrownBy(
            () ->
                tables()
                    .release(
                        "shop-dev",
                        BEFORE,
                        () -> {
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessage("rolled back")
        .hasNoSuppressedExceptions();

    assertThat(cloud.requests())
        .endsWith("DescribeTable", "UpdateTable", "DescribeTable", "UpdateTable");
  }

  @Test
  void a_stack_that_does_not_stand_has_none() {
    try (ScriptedCloud empty = new ScriptedCloud()) {
      empty.refuses("DescribeStacks", "ValidationError", "Stack with id shop-dev does not exist");

      new UnservedTables(empty.connection(), console()).release("shop-dev", BEFORE, () -> "new");

      assertThat(empty.requests()).containsExactly("DescribeStacks");
    }
  }

  private String release(String template, String result) {
    return tables().release("shop-dev", template, () -> result);
  }

  private UnservedTables tables() {
    return new UnservedTables(cloud.connection(), console());
  }

  private Console console() {
    return new Console(lines::add, false, true);
  }

  private static String resources(String... idsAndTypes) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < idsAndTypes.length; i += 2) {
      members.append(
          """
          <member><LogicalResourceId>%1$s</LogicalResourceId>
          <PhysicalResourceId>shop-dev-%1$s</PhysicalResourceId>
          <ResourceType>%2$s</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>\
          """
              .formatted(
                  idsAndTypes[i],
                  idsAndTypes[i + 1].equals("Table")
                      ? "AWS::DynamoDB::Table"
                      : "AWS::Events::Rule"));
    }
    return "<StackResourceSummaries>" + members + "</StackResourceSummaries>";
  }
}
