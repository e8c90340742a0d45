package dev.cqrs.maven.render.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.agreement.ApplicationKind;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.tools.TerraformFolder;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with the folder, done with Terraform and the stand-in for the AWS provider. */
@Tag("tools")
class TerraformCommandsTest {

  private static final String PROJECT = "-var=project_name=my-cqrs-demo";

  private static TerraformFolder folder;

  @BeforeAll
  static void initialised() {
    folder = rendered("commands", "user-orders");
    folder.succeed("init", "-no-color");
  }

  @BeforeEach
  void nothing_is_there() {
    folder.forget();
  }

  @ParameterizedTest
  @EnumSource
  void the_files_are_formatted_as_terraform_does_it(ApplicationKind kind) {
    TerraformFolder formatted =
        new TerraformFolder("format-" + kind, new TerraformRenderer().render(kind.plan()));
    assertThat(formatted.run("fmt", "-check", "-diff", "-recursive"))
        .isEqualTo(new Tools.Outcome(0, ""));
  }

  @Test
  void the_documents_commands_create_show_and_remove_everything() {
    assertThat(folder.succeed("validate", "-no-color"))
        .isEqualTo("Success! The configuration is valid.\n\n");
    assertThat(folder.succeed("plan", "-no-color", PROJECT))
        .contains("Plan: 74 to add, 0 to change, 0 to destroy.")
        .doesNotContain("Warning");
    folder.succeed("apply", "-no-color", "-auto-approve", PROJECT);
    assertThat(folder.succeed("output", "-no-color"))
        .contains("command_handler_function_name = \"my-cqrs-demo-dev-command-handler\"");
    assertThat(folder.succeed("plan", "-no-color", PROJECT))
        .contains("No changes. Your infrastructure matches the configuration.");
    assertThat(folder.succeed("destroy", "-no-color", "-auto-approve", PROJECT))
        .contains("Destroy complete! Resources: 74 destroyed.");
  }

  @Test
  void another_zip_gives_every_function_a_version_and_moves_its_alias() throws IOException {
    folder.succeed("apply", "-auto-approve");
    Path zip = folder.path().resolveSibling("functions.zip");
    byte[] before = Files.readAllBytes(zip);
    try {
      Files.write(zip, new byte[] {4, 5, 6, 7});
      assertThat(folder.succeed("apply", "-no-color", "-auto-approve"))
          .contains("Apply complete! Resources: 0 added, 14 changed, 0 destroyed.");
    } finally {
      Files.write(zip, before);
    }
    assertThat(
            folder.succeed(
                "state", "show", "-no-color", "aws_lambda_alias.live[\"query-handler\"]"))
        .contains("function_version = \"2\"");
  }

  @Test
  void everything_is_created_in_the_given_region() {
    folder.succeed("apply", "-auto-approve", "-var=aws_region=eu-central-1");
    assertThat(folder.succeed("output", "-no-color", "event_bus_arn"))
        .contains("arn:aws:events:eu-central-1:");
    assertThat(folder.succeed("output", "-no-color", "region")).contains("eu-central-1");
  }

  @Test
  void in_production_destroy_stops_at_the_tables() {
    String[] production = {"-no-color", "-auto-approve", "-var=environment=prod"};
    folder.succeed(with("apply", production));
    Tools.Outcome destroy = folder.run(with("destroy", production));
    assertThat(destroy.exitCode()).isEqualTo(1);
    assertThat(destroy.output().replaceAll("\\s+", " "))
        .contains("Error: deleting cqrs-demo-prod-event-store")
        .contains("currently protected against deletion");
    assertThat(folder.succeed("state", "list").lines())
        .filteredOn(address -> address.startsWith("aws_dynamodb_table."))
        .hasSize(6);
  }

  @Test
  void tables_that_a_stack_has_left_behind_are_taken_over_and_nothing_is_destroyed()
      throws IOException {
    TerraformFolder moved = rendered("moved", "user-orders");
    moved.succeed("init", "-no-color");
    Files.copy(
        moved.path().resolve("from-cloudformation/imports.tf"), moved.path().resolve("imports.tf"));
    assertThat(moved.succeed("plan", "-no-color", PROJECT))
        .contains("Plan: 6 to import, 68 to add, 6 to change, 0 to destroy.");
    moved.succeed("apply", "-auto-approve", PROJECT);
    Files.delete(moved.path().resolve("imports.tf"));
    assertThat(moved.succeed("plan", "-no-color", PROJECT)).contains("No changes.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          project_name=Shop           | Variable project_name takes 3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens.
          project_name=a-name-of-21-letters- | Variable project_name takes 3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens.
          environment=production      | Variable environment takes one of dev, test, staging, prod.
          aws_region=Frankfurt        | Variable aws_region takes the code of a region, such as eu-central-1.
          retention_days=0            | Variable retention_days takes a whole number from 1 to 365.
          billing_mode=CHEAP          | Variable billing_mode takes one of PROVISIONED, PAY_PER_REQUEST.
          event_store_capacity=40001  | Variable event_store_capacity takes a whole number from 1 to 40000.
          read_model_capacity=0       | Variable read_model_capacity takes a whole number from 1 to 40000.
          lambda_timeout=2.5          | Variable lambda_timeout takes a whole number from 3 to 900.
          lambda_timeout=30.5         | Variable lambda_timeout takes a whole number from 3 to 900.
          lambda_memory_size=128      | Variable lambda_memory_size takes a whole number from 256 to 10240.
          provisioned_concurrency=-1  | Variable provisioned_concurrency takes a whole number from 0 to 1000.
          log_retention_days=2        | Variable log_retention_days takes one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653.
          alarm_topic_arn=me          | Variable alarm_topic_arn takes an ARN, or empty.
          kms_key_arn=alias/mine      | Variable kms_key_arn takes an ARN, or empty.
          """)
  void a_value_out_of_its_bounds_is_refused_before_anything_is_planned(
      String value, String sentence) {
    Tools.Outcome plan = folder.run("plan", "-no-color", "-var=" + value);
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.output().replaceAll("\\s+", " ")).contains(sentence);
  }

  private static TerraformFolder rendered(String name, String application) {
    return new TerraformFolder(name, new TerraformRenderer().render(Plans.of(application)));
  }

  private static String[] with(String command, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }
}
