package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMutationsTest {

  /** Places where a mistake has no effect, with the reason. */
  private static final Map<String, String> WITHOUT_EFFECT =
      Map.of(
          "/AWSTemplateFormatVersion: left out",
          "there is no other version",
          "/Conditions/HasVpc/.*/Fn::Join/0: .*",
          "a joined list is empty or not, whatever stands between its texts",
          "/Resources/[^/]+/Properties/Metrics/[0-9]+/Id: .*",
          "a label that nothing refers to");

  private final Infrastructure model = Plans.of("user-orders");
  private final String text = CloudFormationRenderer.render(model);
  private final Agreement<Map<String, Object>> agreement =
      new Agreement<>(model, TemplateFacts::of);

  @Test
  void every_mistake_in_the_template_is_noticed_but_those_without_effect() {
    List<Mutation> mutations = TemplateMutations.of(TemplateTree.ofYaml(text));
    assertThat(mutations).hasSizeGreaterThan(5_000);
    List<String> unnoticed =
        mutations.parallelStream()
            .filter(mutation -> !agreement.notices(TemplateTree.map(mutation.tree())))
            .map(Mutation::toString)
            .toList();
    assertThat(unnoticed).allMatch(TemplateMutationsTest::isWithoutEffect);
    assertThat(WITHOUT_EFFECT.keySet())
        .allMatch(pattern -> unnoticed.stream().anyMatch(place -> place.matches(pattern)));
  }

  static boolean isWithoutEffect(String mistake) {
    return WITHOUT_EFFECT.keySet().stream().anyMatch(mistake::matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AttributeName: Version, KeyType: RANGE | AttributeName: Timestamp, KeyType: RANGE | other value:       table a-twenty-letter-name-staging-event-store key
          ['dynamodb:PutItem', 'dynamodb:Query'], Resource: !GetAtt EventStoreTable.Arn | ['dynamodb:PutItem'], Resource: !GetAtt EventStoreTable.Arn | missing:           role a-twenty-letter-name-staging-command-handler dynamodb:Query = arn:aws:dynamodb:us-east-1:123456789012:table/a-twenty-letter-name-staging-event-store
          detail-type: [UserCreated, UserProfileUpdated] | detail-type: [UserCreated] | other value:       rule a-twenty-letter-name-staging-user-profiles-projection pattern
          LambdaMemorySize: {Type: Number, Default: 512 | LambdaMemorySize: {Type: Number, Default: 1024 | other value:       parameter LambdaMemorySize default
          TracingConfig: {Mode: Active | TracingConfig: {Mode: Active, Sampling: 1 | not in the model:  unknown CommandHandler Properties TracingConfig Sampling = "1"
          """)
  void a_mistake_is_told_with_the_place_and_the_values(
      String right, String wrong, String difference) {
    String mistaken = text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    assertThat(agreement.differences(TemplateTree.ofYaml(mistaken)))
        .startsWith("With the parameters \"all different\":\n")
        .contains(difference);
  }
}
