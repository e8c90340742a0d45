package dev.cqrs.maven.render.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Plans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFormationRendererTest {

  private static final int INLINE_LIMIT = 51_200;

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_template_is_the_reviewed_one(String application) throws IOException {
    assertThat(render(application)).isEqualTo(reviewed(application));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void rendering_twice_gives_the_same_text(String application) {
    assertThat(render(application)).isEqualTo(render(application));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_template_can_be_sent_inline(String application) {
    assertThat(render(application).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(INLINE_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void no_role_has_a_name_so_that_capability_iam_is_enough(String application) {
    assertThat(render(application)).doesNotContain("RoleName:");
  }

  @Test
  void a_template_without_the_place_of_the_zip_says_how_to_give_it() {
    PlanSettings notStaged =
        new PlanSettings("cqrs-demo", "java25", "", "", Plans.SETTINGS.codeSha256());
    String template =
        CloudFormationRenderer.render(
            InfrastructurePlanner.plan(Plans.model("warehouse"), notStaged));

    assertThat(template)
        .startsWith(
            """
            # Written by cqrs-maven-plugin from the application's model: change the application,
            # not this file. It needs CAPABILITY_IAM.
            # CodeBucket and CodeKey have no default here: upload functions.zip and give its place, or
            # let mvn cqrs:render -Dcqrs.stage do both.
            AWSTemplateFormatVersion: '2010-09-09'
            """)
        .contains("  CodeBucket: {Type: String, Description: Bucket of the function zip}\n");
  }

  private static String render(String application) {
    return CloudFormationRenderer.render(Plans.of(application));
  }

  private static String reviewed(String application) throws IOException {
    String resource = "/cloudformation/" + application + ".yaml";
    try (InputStream in = CloudFormationRendererTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
