package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the longest names everywhere, no name is longer than AWS allows. */
class NameLimitsTest {

  private final Infrastructure model = ApplicationKind.LONGEST_NAMES.plan();

  /** The parameters whose project name and environment are the longest. */
  private final List<String> facts =
      ModelFacts.of(model, ParameterValues.sets(model).get(8)).all().keySet().stream().toList();

  @ParameterizedTest
  @CsvSource({
    // category, words before the name, AWS's limit, our longest
    "table, 255, 63",
    "bus, 256, 35",
    "archive, 48, 36",
    "queue, 80, 77",
    "function, 64, 64",
    "logs, 512, 76",
    "rule, 64, 64",
    "dashboard, 255, 37",
  })
  void no_name_is_longer_than_its_service_allows(String category, int allowed, int longest) {
    assertThat(longest).isLessThanOrEqualTo(allowed);
    assertThat(
            facts.stream()
                .map(fact -> fact.split(" ", -1))
                .filter(words -> words[0].equals(category))
                .mapToInt(words -> words[1].length())
                .max())
        .hasValue(longest);
  }

  @Test
  void a_logical_id_has_letters_and_digits_only_and_at_most_255() {
    assertThat(facts.stream().filter(fact -> fact.startsWith("stack resource ")))
        .isNotEmpty()
        .allMatch(fact -> fact.matches("stack resource [A-Za-z0-9]{1,255}( [A-Za-z]+)?"));
  }

  @Test
  void a_template_is_far_smaller_than_a_stack_may_be() {
    assertThat(CloudFormationRenderer.render(ApplicationKind.FULL_STACK.plan()))
        .hasSizeLessThan(1_000_000);
  }
}
