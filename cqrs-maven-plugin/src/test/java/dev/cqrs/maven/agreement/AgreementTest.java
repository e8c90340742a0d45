package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTest {

  static Stream<Arguments> deployments() {
    return Stream.of("user-orders", "warehouse")
        .flatMap(
            application ->
                ParameterValues.sets(Plans.of(application)).stream()
                    .map(values -> Arguments.of(application, values)));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_template_describes_what_the_model_describes(String application, ParameterValues values) {
    Infrastructure model = Plans.of(application);
    String template = CloudFormationRenderer.render(model);
    Facts found = TemplateFacts.of(TemplateTree.ofYaml(template), values);
    assertThat(ModelFacts.of(model, values).differences(found)).isEmpty();
  }

  @Test
  void no_kind_of_fact_is_compared_in_vain() {
    Infrastructure model = Plans.of("user-orders");
    assertThat(ModelFacts.of(model, ParameterValues.defaults(model)).categories())
        .containsExactlyInAnyOrder(
            "table",
            "bus",
            "archive",
            "queue",
            "function",
            "role",
            "logs",
            "alias",
            "retries",
            "mapping",
            "rule",
            "permission",
            "alarm",
            "dashboard",
            "parameter",
            "output",
            "stack",
            "code");
  }
}
