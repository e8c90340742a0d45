package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TemplateParametersTest {

  private static final TemplateParameters PARAMETERS =
      TemplateParameters.of(
          """
          Parameters:
            RetentionDays: { Type: Number, Default: 30, MinValue: 1, MaxValue: 365 }
            BillingMode: { Type: String, Default: PROVISIONED, AllowedValues: [PROVISIONED, PAY_PER_REQUEST] }
            Topic: { Type: String, Default: "", AllowedPattern: "^(arn:.+)?$" }
            Key: { Type: String, Default: "", AllowedPattern: "^(arn:.+)?$", ConstraintDescription: "An ARN, or empty" }
          Resources:
            Table: { Type: "AWS::DynamoDB::Table", Properties: { Name: !Sub "${RetentionDays}" } }
          """);

  @Test
  void a_part_without_an_equals_sign_continues_the_value_before_it() {
    assertThat(TemplateParameters.parse("Subnets=a,b,RetentionDays=7"))
        .containsExactly(Map.entry("Subnets", "a,b"), Map.entry("RetentionDays", "7"));
  }

  @Test
  void a_value_without_a_name_is_refused() {
    assertRefused(
        () -> TemplateParameters.parse("7"),
        "cqrs.parameters is '7', but must be like RetentionDays=7,LambdaTimeout=60: found no name"
            + " before '7'.");
  }

  @Test
  void an_unknown_name_is_answered_with_the_known_ones() {
    assertRefused(
        () -> PARAMETERS.check(Map.of("Retention", "7")),
        "The template has no parameter 'Retention'. It has: RetentionDays=30,"
            + " BillingMode=PROVISIONED, Topic, Key. Correct -Dcqrs.parameters.");
  }

  @Test
  void a_value_that_is_not_allowed_is_answered_with_the_allowed_ones() {
    assertRefused(
        () -> PARAMETERS.check(Map.of("BillingMode", "free")),
        "The template's parameter BillingMode cannot be 'free'; it can be PROVISIONED,"
            + " PAY_PER_REQUEST. Correct -Dcqrs.parameters.");
  }

  @Test
  void a_value_must_match_the_pattern() {
    assertRefused(
        () -> PARAMETERS.check(Map.of("Topic", "me")),
        "The template's parameter Topic cannot be 'me'; it must match ^(arn:.+)?$. Correct"
            + " -Dcqrs.parameters.");
  }

  @Test
  void a_pattern_is_told_in_its_own_words() {
    assertRefused(
        () -> PARAMETERS.check(Map.of("Key", "nonsense")),
        "The template's parameter Key cannot be 'nonsense'; it must be an ARN, or empty. Correct"
            + " -Dcqrs.parameters.");
  }

  @Test
  void a_number_must_be_one_and_within_its_bounds() {
    assertRefused(
        () -> PARAMETERS.check(Map.of("RetentionDays", "99999")),
        "The template's parameter RetentionDays cannot be '99999'; it must be a number from 1 to"
            + " 365. Correct -Dcqrs.parameters.");
    assertRefused(
        () -> PARAMETERS.check(Map.of("RetentionDays", "week")),
        "The template's parameter RetentionDays cannot be 'week'; it must be a number from 1 to"
            + " 365. Correct -Dcqrs.parameters.");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(UserError.class).hasMessage(message);
  }
}
