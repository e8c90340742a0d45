package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.problem.UserError;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
class GoalParametersTest {

  private final Console silent = new Console(line -> {}, false, true);

  @Test
  @InjectMojo(goal = "render")
  void nobody_is_billed_by_a_default(RenderMojo goal) {
    assertThat(goal.target).isEqualTo("local");
    assertThat(goal.environment).isEqualTo("dev");
  }

  @Test
  @InjectMojo(goal = "deploy")
  void deploy_has_its_defaults(DeployMojo goal) {
    assertThat(goal.target).isEqualTo("local");
    assertThat(goal.environment).isEqualTo("dev");
    assertThat(goal.timeoutMinutes).isEqualTo(60);
    assertThat(goal.localPort).isZero();
    assertThat(goal.endpoint).isNull();
    assertThat(goal.region).isNull();
  }

  @Test
  @InjectMojo(goal = "deploy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "environment", value = "staging")
  @MojoParameter(name = "parameters", value = "RetentionDays=7,VpcSubnetIds=a,b")
  @MojoParameter(name = "timeoutMinutes", value = "5")
  void what_the_user_sets_makes_the_stacks_settings(DeployMojo goal) {
    StackSettings settings = goal.stackSettings();

    assertThat(settings.prefix()).isEqualTo("shop-staging");
    assertThat(settings.stackName()).isEqualTo("shop-staging");
    assertThat(settings.parameters())
        .isEqualTo(Map.of("RetentionDays", "7", "VpcSubnetIds", "a,b"));
    assertThat(settings.timeout()).hasMinutes(5);
  }

  @Test
  @InjectMojo(goal = "deploy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "target", value = "azure")
  void deploy_refuses_a_target_it_does_not_know(DeployMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.target is 'azure', but must be local (the local cloud, the default) or aws (an AWS account).");
  }

  @Test
  @InjectMojo(goal = "deploy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "timeoutMinutes", value = "0")
  void deploy_refuses_to_wait_no_time(DeployMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.timeoutMinutes is 0, but must be at least 1 minute. Correct -Dcqrs.timeoutMinutes, or leave it out for an hour.");
  }

  @Test
  @InjectMojo(goal = "local")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "localPort", value = "99999")
  void local_refuses_a_port_that_does_not_exist(LocalMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.local.port is 99999, but must be 0 to 65535. Correct -Dcqrs.local.port, or leave it out: then a free one is taken.");
  }

  @Test
  @InjectMojo(goal = "deploy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "localPort", value = "-1")
  void deploy_refuses_a_port_below_zero(DeployMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.local.port is -1, but must be 0 to 65535. Correct -Dcqrs.local.port, or leave it out: then a free one is taken.");
  }

  @Test
  @InjectMojo(goal = "smoke-test")
  @MojoParameter(name = "projectName", value = "Shop")
  void smoke_test_refuses_a_name_that_no_resource_could_have(SmokeTestMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.projectName is 'Shop', but must be 3 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last. Set it with -Dcqrs.projectName=…");
  }

  @Test
  @InjectMojo(goal = "smoke-test")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "smokeTests", value = "/nowhere/smoke")
  void smoke_test_asks_for_scenarios(SmokeTestMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "There is no scenario in /nowhere/smoke. Write one as a .yaml file there, or set -Dcqrs.smokeTests=…");
  }

  @Test
  @InjectMojo(goal = "republish")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "to", value = "2026-11-21T00:00:00Z")
  void republish_asks_for_the_first_time_when_it_has_the_last(RepublishMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.from is missing: the time of the first event, in UTC. Give it, such as -Dcqrs.from=2026-11-20T00:00:00Z");
  }

  @Test
  @InjectMojo(goal = "republish")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "from", value = "2026-01-02T00:00:00Z")
  @MojoParameter(name = "rate", value = "0")
  void republish_refuses_a_rate_that_is_none(RepublishMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage("cqrs.rate is 0, but must be 1 to 10000 events a second.");
  }

  @Test
  @InjectMojo(goal = "replay")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "from", value = "last week")
  void replay_refuses_what_is_no_time(ReplayMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.from is 'last week', but must be a time in UTC like 2026-11-20T00:00:00Z.");
  }

  @Test
  @InjectMojo(goal = "destroy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "parameters", value = "Environment=prod")
  void destroy_refuses_a_parameter_with_a_property_of_its_own(DestroyMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The template's parameter Environment cannot be set with -Dcqrs.parameters; choose it with -Dcqrs.environment=….");
  }

  @Test
  @InjectMojo(goal = "destroy")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "endpoint", value = "here")
  void destroy_refuses_an_endpoint_that_is_no_address(DestroyMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage("cqrs.endpoint is 'here', but must be an address like http://127.0.0.1:4566");
  }

  @Test
  @InjectMojo(goal = "local")
  @MojoParameter(name = "projectName", value = "shop")
  void local_asks_for_the_database_that_amazon_licenses(LocalMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The local cloud needs DynamoDB Local, which Amazon licenses to you, so your build names it. Configure the plugin with <databaseEngine>com.amazonaws:DynamoDBLocal:2.6.1</databaseEngine>, or give -Dcqrs.local.database=com.amazonaws:DynamoDBLocal:2.6.1");
  }

  @Test
  @InjectMojo(goal = "rebuild")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "segments", value = "65")
  void rebuild_refuses_more_segments_than_help(RebuildMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage("cqrs.segments is '65', but must be 1 to 64.");
  }

  @Test
  @InjectMojo(goal = "rebuild")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "rate", value = "-1")
  void rebuild_refuses_a_rate_below_zero(RebuildMojo goal) {
    assertThatThrownBy(() -> goal.run(silent))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.rate is '-1.0', but must be a number of events a second, or 0 for no limit.");
  }
}
