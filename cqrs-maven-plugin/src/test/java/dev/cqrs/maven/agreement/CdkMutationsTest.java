package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.cdk.python.CdkPythonRenderer;
import dev.cqrs.maven.render.cdk.typescript.CdkTypeScriptRenderer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes planted in what the CDK has synthesised. */
@Tag("tools")
class CdkMutationsTest {

  private final Infrastructure model = ApplicationKind.UNIQUE_VALUES.plan();
  private final Map<String, Infrastructure> models = Map.of("mutated", model);

  @Test
  void every_mistake_in_what_typescript_synthesises_is_noticed() throws IOException {
    check(CdkSynthesis.typeScript(models, new CdkTypeScriptRenderer()).get("mutated"));
  }

  @Test
  void every_mistake_in_what_python_synthesises_is_noticed() throws IOException {
    check(CdkSynthesis.python(models, new CdkPythonRenderer()).get("mutated"));
  }

  private void check(Map<String, Object> template) {
    Agreement<Map<String, Object>> agreement = new Agreement<>(model, TemplateFacts::of, "code");
    assertThat(agreement.differences(template)).isEmpty();
    List<Mutation> mutations = TemplateMutations.of(template);
    assertThat(mutations).hasSizeGreaterThan(2_000);
    assertThat(
            mutations.parallelStream()
                .filter(mutation -> !agreement.notices(TemplateTree.map(mutation.tree())))
                .map(Mutation::toString))
        .isNotEmpty()
        .allMatch(TemplateMutationsTest::isWithoutEffect);
  }
}
