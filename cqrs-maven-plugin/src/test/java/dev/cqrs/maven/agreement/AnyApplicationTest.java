package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Applications;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agreement for applications of every kind, each under every set of parameters. */
class AnyApplicationTest {

  @ParameterizedTest
  @EnumSource
  void the_template_of_every_kind_of_application_describes_it(ApplicationKind kind) {
    check(kind.plan());
    assertThat(CloudFormationRenderer.render(kind.plan()))
        .isEqualTo(CloudFormationRenderer.render(kind.plan()));
  }

  @Property(tries = 30)
  void the_template_of_any_application_describes_it(
      @ForAll("applications") Applications application) {
    check(application.plan());
  }

  @Provide
  Arbitrary<Applications> applications() {
    return RandomApplications.any();
  }

  private static void check(Infrastructure model) {
    Agreement<Map<String, Object>> agreement = new Agreement<>(model, TemplateFacts::of);
    String template = CloudFormationRenderer.render(model);
    assertThat(agreement.differences(TemplateTree.ofYaml(template))).isEmpty();
  }
}
