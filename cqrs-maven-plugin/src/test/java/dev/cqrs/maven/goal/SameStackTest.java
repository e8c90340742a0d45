package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class SameStackTest {

  @Test
  void without_a_choice_a_sentence_stays_as_it_is() {
    assertThat(given().in("Next: mvn cqrs:smoke-test, or mvn cqrs:destroy"))
        .isEqualTo("Next: mvn cqrs:smoke-test, or mvn cqrs:destroy");
  }

  @Test
  void every_goal_is_completed_with_what_chooses_the_stack_and_nothing_else() {
    SameStack stack =
        given(
            "cqrs.endpoint", "http://127.0.0.1:4566",
            "cqrs.region", "eu-west-1",
            "cqrs.stackName", "mine",
            "cqrs.environment", "test",
            "cqrs.projectName", "shop2",
            "cqrs.target", "aws",
            "cqrs.dryRun", "true");

    assertThat(stack.in("Next: mvn cqrs:smoke-test, or mvn cqrs:destroy"))
        .isEqualTo(
            "Next: mvn cqrs:smoke-test -Dcqrs.target=aws -Dcqrs.projectName=shop2 -Dcqrs.environment=test -Dcqrs.stackName=mine -Dcqrs.region=eu-west-1 -Dcqrs.endpoint=http://127.0.0.1:4566, or mvn cqrs:destroy -Dcqrs.target=aws -Dcqrs.projectName=shop2 -Dcqrs.environment=test -Dcqrs.stackName=mine -Dcqrs.region=eu-west-1 -Dcqrs.endpoint=http://127.0.0.1:4566");
  }

  @Test
  void a_goals_own_option_stays_behind_it() {
    assertThat(given("cqrs.environment", "test").in("Next: mvn cqrs:retry -Dcqrs.dryRun shows it"))
        .isEqualTo("Next: mvn cqrs:retry -Dcqrs.environment=test -Dcqrs.dryRun shows it");
  }

  @Test
  void a_value_that_a_shell_would_change_is_quoted() {
    assertThat(given("cqrs.endpoint", "http://a/?b=$1&c='").in("mvn cqrs:deploy"))
        .isEqualTo("mvn cqrs:deploy -Dcqrs.endpoint='http://a/?b=$1&c='\\'''");
  }

  @Test
  @InjectMojo(goal = "smoke-test")
  @MojoParameter(name = "projectName", value = "shop")
  @MojoParameter(name = "environment", value = "test")
  @MojoParameter(name = "smokeTests", value = "src/test/resources/smoke")
  void what_fails_a_goal_names_the_command_for_the_stack_it_was_asked_for(SmokeTestMojo goal) {
    goal.session.getUserProperties().setProperty("cqrs.environment", "test");

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "The stack shop-test is not deployed: the local cloud is not running. Run mvn cqrs:deploy -Dcqrs.environment=test first.");
  }

  private static SameStack given(String... properties) {
    Properties given = new Properties();
    for (int i = 0; i < properties.length; i += 2) {
      given.setProperty(properties[i], properties[i + 1]);
    }
    return new SameStack(given);
  }
}
