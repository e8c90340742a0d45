package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolePolicyTest {

  private static final String ROLE =
      """
      Resources:
        Reader:
          Type: AWS::IAM::Role
          Properties:
            Description: one
            AssumeRolePolicyDocument: { Statement: [] }
      """;
  private static final String WITH_POLICY =
      """
      Resources:
        Reader:
          Type: AWS::IAM::Role
          Properties:
            Description: one
            AssumeRolePolicyDocument: { Statement: [] }
        More:
          Type: AWS::IAM::RolePolicy
          Properties:
            RoleName: !Ref Reader
            PolicyName: more
            PolicyDocument: { Statement: [] }
      """;

  @TempDir Path folder;
  private StackFixture fixture;
  private String role;

  @BeforeEach
  void start() {
    fixture = new StackFixture(folder);
    deploy("CreateStack", ROLE);
    role = fixture.physicalId("Reader");
    fixture.iam.takeCalls();
  }

  @AfterEach
  void stop() {
    fixture.cloudFormation.close();
  }

  @Test
  void a_policy_is_added_to_a_role_that_stays_as_it_is() {
    assertThat(deploy("UpdateStack", WITH_POLICY)).isEqualTo("UPDATE_COMPLETE");

    assertThat(fixture.iam.takeCalls())
        .containsExactly(
            "PutRolePolicy {\"RoleName\":\""
                + role
                + "\",\"PolicyName\":\"more\","
                + "\"PolicyDocument\":\"{\\\"Statement\\\":[]}\"}");
    assertThat(fixture.physicalId("More")).isEqualTo("more|" + role);
  }

  @Test
  void a_policy_is_changed_in_place() {
    deploy("UpdateStack", WITH_POLICY);
    fixture.iam.takeCalls();

    deploy(
        "UpdateStack",
        WITH_POLICY.replace(
            " PolicyDocument: { Statement: [] }", " PolicyDocument: { Statement: [], Id: a }"));

    assertThat(fixture.iam.takeCalls())
        .containsExactly(
            "PutRolePolicy {\"RoleName\":\""
                + role
                + "\",\"PolicyName\":\"more\","
                + "\"PolicyDocument\":\"{\\\"Statement\\\":[],\\\"Id\\\":\\\"a\\\"}\"}");
  }

  @Test
  void a_policy_goes_only_when_everything_else_has_been_changed() {
    deploy("UpdateStack", WITH_POLICY);
    fixture.iam.takeCalls();

    deploy("UpdateStack", ROLE.replace("Description: one", "Description: two"));

    assertThat(fixture.iam.takeCalls())
        .containsExactly(
            "UpdateRole {\"RoleName\":\""
                + role
                + "\",\"Description\":\"two\",\"MaxSessionDuration\":3600}",
            "DeleteRolePolicy {\"RoleName\":\"" + role + "\",\"PolicyName\":\"more\"}");
  }

  private String deploy(String operation, String template) {
    ObjectNode input = StackFixture.input(template);
    input.putArray("Capabilities").add("CAPABILITY_IAM");
    fixture.call(operation, input);
    return fixture.settled();
  }
}
