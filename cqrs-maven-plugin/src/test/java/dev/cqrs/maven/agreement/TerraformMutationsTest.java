package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.terraform.TerraformRenderer;
import dev.cqrs.maven.tools.TerraformFolder;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults planted in the rendered configuration: Terraform or the agreement must see each. */
@Tag("tools")
class TerraformMutationsTest {

  /** Values that may be others without effect, with the reason. */
  private static final Map<String, String> WITHOUT_EFFECT =
      Map.of(
          "/[^/]+/(id|arn|region|uuid|statement_id|dashboard_arn|qualified_arn|url|stream_label|stream_arn): .*",
          "AWS makes it up",
          "/aws_cloudwatch_metric_alarm[^/]+/metric_query/[0-9]+/id: .*",
          "a label that nothing refers to",
          "/aws_cloudwatch_event_target[^/]+/target_id: .*x",
          "a label that nothing refers to",
          "/aws_iam_role_policy\\.[^/]+/name: .*x",
          "a label that nothing refers to");

  private static final Infrastructure MODEL = Plans.of("user-orders");

  private static TerraformFolder folder;

  @BeforeAll
  static void initialised() {
    List<RenderedFile> files = new TerraformRenderer().render(MODEL);
    folder = new TerraformFolder("mutations", files);
    folder.succeed("init", "-no-color");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tables.tf        | hash_key                    =          | hash_kye =                           | An argument named "hash_kye" is not expected here. Did you mean "hash_key"?
          tables.tf        | point_in_time_recovery {               | point_in_time_recover {              | Blocks of type "point_in_time_recover" are not expected here.
          functions.tf     | publish          = true                | publsh = true                        | An argument named "publsh" is not expected here. Did you mean "publish"?
          functions.tf     | function_name    = "${local.prefix}    | # "                                  | The argument "function_name" is required, but no definition was found.
          functions.tf     | timeout          = each.value.timeout  | timeout = "soon"                     | Inappropriate value for attribute "timeout": a number is required.
          iam.tf           | aws_dynamodb_table.unique_values.arn   | aws_dynamodb_table.unique_value.arn  | A managed resource "aws_dynamodb_table" "unique_value" has not been declared
          iam.tf           | aws_dynamodb_table.event_store.stream_arn | aws_dynamodb_table.event_store.streem_arn | This object has no argument, nested block, or exported attribute named "streem_arn". Did you mean "stream_arn"?
          events.tf        | "aws_cloudwatch_event_archive"         | "aws_cloudwatch_event_archives"      | The provider hashicorp/aws does not support resource type "aws_cloudwatch_event_archives". Did you mean "aws_cloudwatch_event_archive"?
          variables.tf     | var.project_name))                     | var.projectname))                    | The condition for variable "project_name" must refer to var.project_name in order to test incoming values.
          """)
  void terraform_refuses_what_its_provider_does_not_know(
      String file, String text, String planted, String refusal) throws IOException {
    Tools.Outcome validate =
        planted(file, text, planted, () -> folder.run("validate", "-no-color"));
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.output().replaceAll("\\s+", " ")).contains(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tables.tf        | hash_key                    = "userId"      | hash_key = "email"                  | table cqrs-demo-dev-user-profiles key
          tables.tf        | attribute_name = "email"                    | attribute_name = "userId"           | table cqrs-demo-dev-user-profiles index Email-index key
          tables.tf        | "CausationId",                              |                                     | table cqrs-demo-dev-event-store index EventType-Timestamp-index projection
          tables.tf        | local.on_demand ? null : var.event_store    | var.read_model                      | table cqrs-demo-dev-event-store capacity
          tables.tf        | stream_view_type            = "NEW_IMAGE"   | stream_view_type = "KEYS_ONLY"      | table cqrs-demo-dev-event-store stream
          main.tf          | "${var.project_name}-${var.environment}"    | "${var.environment}-${var.project_name}" | missing: table cqrs-demo-dev-event-store
          events.tf        | "OrderCreated", "OrderStatusUpdated"        | "OrderCreated"                      | rule cqrs-demo-dev-order-summaries-projection pattern
          events.tf        | "event-publisher"              = 14         | "event-publisher" = 4               | queue cqrs-demo-dev-event-publisher-dead-letters retention seconds
          events.tf        | bisect_batch_on_function_error     = true   | bisect_batch_on_function_error = false | mapping cqrs-demo-dev-event-publisher live bisects
          events.tf        | { eventName = ["INSERT"] }                  | { eventName = ["MODIFY"] }          | mapping cqrs-demo-dev-event-publisher live filters
          events.tf        | arn = aws_sqs_queue.dead_letters[each.key].arn | arn = aws_sqs_queue.dead_letters["event-publisher"].arn | rule cqrs-demo-dev-buyer-check-reaction target dead letters
          events.tf        | "aws:SourceArn" = aws_cloudwatch_event_rule.subscription[each.key].arn | "aws:SourceArn" = "*" | queue cqrs-demo-dev-buyer-check-reaction-dead-letters events.amazonaws.com sqs:SendMessage
          iam.tf           | "dynamodb:PutItem", "dynamodb:Query"        | "dynamodb:Query"                    | role cqrs-demo-dev-command-handler dynamodb:PutItem
          iam.tf           | "logs:CreateLogStream", "logs:PutLogEvents" | "logs:PutLogEvents"                 | role cqrs-demo-dev-query-handler logs:CreateLogStream
          iam.tf           | [aws_cloudwatch_event_bus.events.arn]       | ["*"]                               | role cqrs-demo-dev-event-publisher events:PutEvents
          functions.tf     | aws_dynamodb_table.unique_values.name       | aws_dynamodb_table.event_store.name | function cqrs-demo-dev-command-handler environment UNIQUE_VALUES_TABLE
          functions.tf     | memory_size      = var.lambda_memory_size   | memory_size = 128                   | function cqrs-demo-dev-command-handler memory
          functions.tf     | aws_lambda_function.function[each.key].version | "$LATEST"                        | alias cqrs-demo-dev-command-handler live
          functions.tf     | publish          = true                     | publish = false                     | alias cqrs-demo-dev-command-handler live
          functions.tf     | publish          = true                     | publish = true\\n layers = ["a"]    | not in the model: unknown aws_lambda_function.function["buyer-check-reaction"] layers
          functions.tf     | maximum_retry_attempts       = 2            | maximum_retry_attempts = 0          | retries cqrs-demo-dev-buyer-check-reaction live attempts
          observability.tf | threshold           = 60000                 | threshold = 0                       | alarm EventPublisherLag condition
          observability.tf | [var.alarm_topic_arn]                       | []                                  | alarm Errors actions
          observability.tf | "Throttled invocations"                     | "Throttles"                         | dashboard cqrs-demo-dev-overview widget 4
          variables.tf     | var.lambda_timeout <= 900                   | var.lambda_timeout <= 9000          | parameter LambdaTimeout maximum
          variables.tf     | default     = 512                           | default = 1024                      | parameter LambdaMemorySize default
          variables.tf     | "dev", "test", "staging", "prod"            | "dev", "test", "prod"               | parameter Environment allowed values
          outputs.tf       | aws_dynamodb_table.order_summaries.name     | aws_dynamodb_table.event_store.name | output OrderSummariesTableName
          """)
  void the_facts_show_what_only_the_model_can_tell(
      String file, String text, String planted, String fact) throws IOException {
    ParameterValues values = ParameterValues.named("alarm topic", MODEL);
    String replacement = planted == null ? "" : planted.replace("\\n", "\n");
    Facts found =
        planted(file, text, replacement, () -> TerraformDeployment.of(folder, values).facts());
    Facts wanted = ModelFacts.of(MODEL, values).without("stack", "code");
    assertThat(wanted.differences(found).replaceAll(": +", ": ")).contains(fact);
  }

  @Test
  void no_value_that_terraform_tells_can_be_another_unnoticed_but_those_without_effect() {
    ParameterValues values = ParameterValues.named("all different", MODEL);
    TerraformDeployment applied = TerraformDeployment.of(folder, values);
    Facts wanted = ModelFacts.of(MODEL, values).without("stack", "code");
    List<Mutation> mutations = Mutations.of(applied.values());
    assertThat(mutations).hasSizeGreaterThan(3_000);

    List<String> unnoticed =
        mutations.parallelStream()
            .filter(mutation -> agrees(wanted, applied.with((Map<?, ?>) mutation.tree())))
            .map(Mutation::toString)
            .toList();

    assertThat(unnoticed)
        .filteredOn(place -> WITHOUT_EFFECT.keySet().stream().noneMatch(place::matches))
        .isEmpty();
    assertThat(WITHOUT_EFFECT.keySet())
        .allMatch(pattern -> unnoticed.stream().anyMatch(place -> place.matches(pattern)));
  }

  private static boolean agrees(Facts wanted, TerraformDeployment mistaken) {
    try {
      return wanted.differences(mistaken.facts()).isEmpty();
    } catch (RuntimeException senseless) {
      return false;
    }
  }

  private interface Check<T> {
    T run();
  }

  private static <T> T planted(String file, String text, String replacement, Check<T> check)
      throws IOException {
    Path path = folder.path().resolve(file);
    String whole = Files.readString(path);
    assertThat(whole).contains(text);
    try {
      Files.writeString(path, whole.replace(text, replacement));
      return check.run();
    } finally {
      Files.writeString(path, whole);
    }
  }
}
