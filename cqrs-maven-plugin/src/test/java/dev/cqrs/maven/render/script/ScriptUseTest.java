package dev.cqrs.maven.render.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts say to people, and what they leave alone. */
class ScriptUseTest {

  private static final Infrastructure MODEL = Plans.of("user-orders");

  /** Two tables of ours, of which one is protected, and one whose name only starts like ours. */
  private static final String SOME_TABLES =
      """
      aws() {
        case "$*" in
        sts*) printf '123456789012\\tarn:aws:iam::123456789012:user/someone\\n' ;;
        'dynamodb list-tables'*)
          printf 'shop-prod-event-store\\nshop-prod-user-profiles\\nshop-prod-user-profiles-v2\\n' ;;
        *'event-store --query Table.DeletionProtectionEnabled'*) echo True ;;
        *DeletionProtectionEnabled*) echo False ;;
        *head-bucket*) return 254 ;;
        *list* | *describe*) ;;
        *) echo "changed: $*" >>changes.txt ;;
        esac
      }
      """;

  private static final String LISTED =
      """
      shop-prod in us-east-1, account 123456789012
        table shop-prod-event-store
        table shop-prod-user-profiles
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Shop         | --project-name is 'Shop', but must be 3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens.
          --environment=live | --environment is 'live', but must be one of dev, test, staging, prod.
          --retention-days=0 | --retention-days is '0', but must be a number from 1 to 365.
          --lambda-timeout=3s | --lambda-timeout is '3s', but must be a number from 3 to 900.
          --kms-key-arn=key | --kms-key-arn is 'key', but must be an ARN, or empty.
          --outputs=yaml | --outputs is 'yaml', but must be one of text, json, env.
          --retention=7 | There is no option --retention. Run scripts/deploy.sh --help to see the options.
          --environment | The option --environment needs a value. Run scripts/deploy.sh --help to see the options.
          """)
  void a_wrong_option_is_refused_in_a_sentence_before_any_call(String argument, String sentence) {
    ScriptRun run = run("aws() { echo called; }\n", "", "deploy.sh", argument);

    assertThat(run).isEqualTo(new ScriptRun(1, "", "Error: " + sentence + "\n"));
  }

  @Test
  void a_second_project_name_is_refused() {
    assertThat(run("", "", "deploy.sh", "shop", "shop-two").said())
        .isEqualTo("Error: There is one project name at most, but 'shop-two' is a second one.\n");
  }

  @Test
  void missing_credentials_are_said() {
    assertThat(run("aws() { echo 'no keys' >&2; return 253; }\n", "", "deploy.sh").said())
        .isEqualTo("Error: The AWS CLI has no valid credentials: no keys\n");
  }

  @Test
  void the_help_names_every_option_with_its_default() {
    ScriptRun run = run("", "", "deploy.sh", "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.printed()).startsWith("Usage: deploy.sh [PROJECT NAME] [OPTION VALUE]...\n");
    Options.of(MODEL)
        .forEach(
            parameter ->
                assertThat(run.printed())
                    .containsPattern(
                        "\n  --%s %s +%s"
                            .formatted(
                                Words.option(parameter.name()),
                                parameter.byDefault().filter(text -> !text.isEmpty()).orElse("''"),
                                Pattern.quote(parameter.description()))));
  }

  @Test
  void destroy_refuses_protected_tables_and_removes_nothing() {
    ScriptRun run = destroy("yes\n");

    assertThat(run.said())
        .isEqualTo(
            LISTED
                + "Error: These tables are protected from deletion: shop-prod-event-store. Nothing was removed. Their data would be gone for ever; to remove them nevertheless, add --force.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("changes.txt")).doesNotExist();
  }

  @Test
  void destroy_asks_and_takes_no_for_an_answer() {
    ScriptRun run = destroy("no\n", "--force");

    assertThat(run.said())
        .isEqualTo(
            LISTED
                + "This removes all of it, and the data for ever. Type yes to go on: Error: Nothing was removed: the answer was 'no', not yes.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("changes.txt")).doesNotExist();
  }

  @Test
  void destroy_would_remove_exactly_what_the_application_names() {
    ScriptRun run = destroy("", "--force", "--dry-run");

    assertThat(run.printed())
        .isEqualTo(
            """
            aws dynamodb update-table --table-name shop-prod-event-store --no-deletion-protection-enabled
            aws dynamodb delete-table --table-name shop-prod-event-store
            aws dynamodb delete-table --table-name shop-prod-user-profiles
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(folder.resolve("changes.txt")).doesNotExist();
  }

  @Test
  void destroy_says_when_there_is_nothing_of_it() {
    ScriptRun run = run(SOME_TABLES, "", "destroy.sh", "shop", "--environment", "dev");

    assertThat(run.said())
        .isEqualTo(
            """
            shop-dev in us-east-1, account 123456789012
            There is nothing of it.
            This application has no such resources, so they stay:
              table shop-prod-event-store
              table shop-prod-user-profiles
              table shop-prod-user-profiles-v2
            """);
  }

  @ParameterizedTest
  @CsvSource({"'', cqrs-artifacts-123456789012-us-east-1", "--code-bucket=ours, ours"})
  void destroy_removes_what_was_uploaded_and_says_that_the_bucket_stays(
      String option, String bucket) {
    String account =
        """
        aws() {
          case "$*" in
          sts*) printf '123456789012\\tarn:aws:iam::123456789012:user/someone\\n' ;;
          *list-objects*"--bucket %s "*) [[ -f changes.txt ]] || echo shop-dev/functions-01.zip ;;
          *head-bucket* | *list* | *describe*) ;;
          *) echo "$*" >>changes.txt ;;
          esac
        }
        """
            .formatted(bucket);
    List<String> words = new ArrayList<>(List.of("destroy.sh", "shop", "--yes"));
    Stream.of(option).filter(text -> !text.isEmpty()).forEach(words::add);

    String said = run(account, "", words.toArray(String[]::new)).said();

    assertThat(folder.resolve("changes.txt"))
        .hasContent(
            "s3api delete-object --bucket %s --key shop-dev/functions-01.zip --output text"
                .formatted(bucket));
    assertThat(said.lines().reduce((one, last) -> last))
        .hasValue(
            bucket.equals("ours")
                ? "1 resources removed. Nothing is left."
                : "1 resources removed. The bucket cqrs-artifacts-123456789012-us-east-1 stays, for other applications may use it. When it is empty, remove it with: aws s3api delete-bucket --bucket cqrs-artifacts-123456789012-us-east-1");
  }

  private ScriptRun destroy(String input, String... options) {
    List<String> words = new ArrayList<>(List.of("destroy.sh", "shop"));
    words.addAll(List.of("--environment", "prod"));
    words.addAll(List.of(options));
    return run(SOME_TABLES, input, words.toArray(String[]::new));
  }

  private ScriptRun run(String account, String input, String... command) {
    return ScriptRun.of(
        new ScriptRenderer().render(MODEL), folder, account, input, List.of(command));
  }
}
