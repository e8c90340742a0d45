package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.agreement.ApplicationKind;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateStackCommandTest {

  private static final Path FOLDER = Path.of("target/cqrs");

  @Test
  void a_template_that_a_request_holds_is_a_file() {
    assertThat(new CreateStackCommand("shop-dev", FOLDER, true, Optional.empty()).text())
        .isEqualTo(
            "source target/cqrs/local.env && aws cloudformation create-stack --stack-name shop-dev"
                + " --template-body file://target/cqrs/cloudformation.yaml --capabilities"
                + " CAPABILITY_IAM");
    assertThat(CreateStackCommand.warning(template(ApplicationKind.SAMPLE))).isEmpty();
  }

  @Test
  void a_larger_one_has_an_address() {
    String url = "https://cqrs-artifacts-1-eu-west-1.s3.eu-west-1.amazonaws.com/shop/shop-dev.yaml";
    assertThat(new CreateStackCommand("shop-dev", FOLDER, false, Optional.of(url)).text())
        .isEqualTo(
            "aws cloudformation create-stack --stack-name shop-dev --template-url '"
                + url
                + "' --capabilities CAPABILITY_IAM");
  }

  @Test
  void of_a_larger_one_the_goal_says_how_it_is_taken() {
    String template = template(ApplicationKind.TEN_AGGREGATES);
    int size = template.getBytes(StandardCharsets.UTF_8).length;
    assertThat(size).isGreaterThan(60_000);
    assertThat(CreateStackCommand.warning(template))
        .contains(
            "  cloudformation.yaml has %,d bytes, but --template-body takes 51,200: add -Dcqrs.stage, which uploads it and prints the command."
                .formatted(size));
  }

  private static String template(ApplicationKind kind) {
    return CloudFormationRenderer.render(kind.plan());
  }
}
