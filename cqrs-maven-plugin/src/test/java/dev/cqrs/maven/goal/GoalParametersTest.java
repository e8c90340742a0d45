package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
class GoalParametersTest {

  @Test
  @InjectMojo(goal = "render")
  void nobody_is_billed_by_a_default(RenderMojo goal) {
    assertThat(goal.target).isEqualTo("local");
    assertThat(goal.environment).isEqualTo("dev");
  }
}
