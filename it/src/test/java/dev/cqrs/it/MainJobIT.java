package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job with real Maven: generate, verify, deploy, smoke-test, destroy. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

  private static Path shop;
  private static MavenBuild build;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void generate() {
    shop = MavenBuild.in(MavenBuild.freshFolder("main-job")).generate("shop");
    build = MavenBuild.in(shop);
  }

  @AfterAll
  static void leaveNothingBehind() {
    if (Files.exists(LocalCloudProcess.stateFile(shop))) {
      build.run("cqrs:destroy");
    }
  }

  @Test
  @Order(1)
  void the_generated_project_builds_without_warnings_and_its_tests_pass() {
    MavenBuild.Result result = build.run("verify").mustSucceed();
    assertThat(result.lines()).noneMatch(line -> line.startsWith("[WARNING]"));
    assertThat(result.output())
        .containsPattern("Tests run: [1-9][0-9]*, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  @Order(1)
  void its_events_are_recorded_so_that_none_changes_unnoticed() throws IOException {
    MavenBuild.Result recorded = build.run("cqrs:baseline").mustSucceed();
    assertThat(recorded.output()).contains("Nothing to record");

    Path event = shop.resolve("src/main/java/com/acme/user/UserCreated.java");
    String released = Files.readString(event);
    Files.writeString(event, released.replace("String name", "String fullName"));
    MavenBuild.Result changed = build.run("compile");
    Files.writeString(event, released);
    assertThat(changed.exitCode()).isNotZero();
    assertThat(changed.output()).contains("name was removed; fullName was added");
  }

  @Test
  @Order(2)
  void it_is_deployed_to_the_local_cloud() throws IOException {
    MavenBuild.Result result = build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
    assertThat(result.output())
        .contains("shop-dev → local cloud at http://127.0.0.1:")
        .containsPattern("Deployed in [0-9.]+ s: [0-9]+ added, 0 changed, 0 removed")
        .contains("shop-dev-command-handler")
        .contains("mvn cqrs:smoke-test");
    cloud = LocalCloudProcess.of(shop);
    assertThat(cloud.isAlive()).isTrue();
    assertThat(Files.readString(shop.resolve("target/cqrs/local.env")))
        .contains("AWS_ENDPOINT_URL", ":" + cloud.port());
    assertThat(Files.readString(shop.resolve("target/cqrs/cloudformation.yaml")))
        .hasSizeLessThan(51_200)
        .contains("AWSTemplateFormatVersion");
  }

  @Test
  @Order(3)
  void its_smoke_tests_pass_against_real_functions() throws IOException {
    MavenBuild.Result result = build.run("cqrs:smoke-test").mustSucceed();
    assertThat(result.output()).containsPattern("20 of 20 passed in [0-9.]+ s");
    assertThat(Files.readString(shop.resolve("target/cqrs/smoke-test.xml")))
        .contains("tests=\"20\"", "failures=\"0\"");
  }

  @Test
  @Order(4)
  void deploying_again_changes_nothing() {
    MavenBuild.Result result = build.run("cqrs:deploy").mustSucceed();
    assertThat(result.output()).contains("Nothing to change");
    assertThat(LocalCloudProcess.of(shop)).isEqualTo(cloud);
  }

  @Test
  @Order(4)
  void one_changed_setting_changes_its_resource_and_nothing_else() {
    MavenBuild.Result result =
        build.run("cqrs:deploy", "-Dcqrs.parameters=RetentionDays=7").mustSucceed();
    assertThat(result.output())
        .containsPattern("  ~ EventArchive +AWS::Events::Archive ")
        .containsPattern("Deployed in [0-9.]+ s: 0 added, 1 changed, 0 removed\\.");
    assertThat(result.lines()).filteredOn(line -> line.startsWith("  ~ ")).hasSize(1);
  }

  @Test
  @Order(4)
  void a_touched_pom_is_built_once_and_changes_nothing() throws IOException {
    Files.setLastModifiedTime(shop.resolve("pom.xml"), FileTime.from(Instant.now()));

    assertThat(build.run("cqrs:deploy").mustSucceed().output())
        .containsPattern("build +pom.xml changed: built in [0-9.]+ s")
        .contains("Nothing to change");
    assertThat(build.run("cqrs:deploy").mustSucceed().output())
        .doesNotContain("built in")
        .contains("Nothing to change");
  }

  @Test
  @Order(4)
  void help_lists_every_goal() {
    assertThat(build.run("cqrs:help").mustSucceed().output())
        .contains("cqrs:baseline", "cqrs:deploy", "cqrs:destroy", "cqrs:help", "cqrs:local")
        .contains("cqrs:rebuild", "cqrs:render", "cqrs:replay", "cqrs:republish", "cqrs:retry")
        .contains("cqrs:smoke-test");
  }

  @Test
  @Order(5)
  void a_failing_step_fails_the_build_and_shows_what_was_sent_expected_and_answered()
      throws IOException {
    Path wrong = shop.resolve("target/wrong.yaml");
    Files.write(
        wrong,
        List.of(
            "scenario: an impossible wish",
            "steps:",
            "  - name: an order of nothing",
            "    command: CreateOrder",
            "    with: { userId: u-1, items: [], totalAmount: 0 }",
            "    expect: { statusCode: 201 }"));
    MavenBuild.Result result = build.run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + wrong);
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output())
        .contains("an order of nothing")
        .contains("sent")
        .contains("\"commandType\":\"CreateOrder\"")
        .contains("expected")
        .contains("201")
        .contains("answered")
        .contains("400");
  }

  @Test
  @Order(5)
  void an_account_at_an_endpoint_is_deployed_to_tested_and_cleared_in_the_same_way() {
    String options =
        " -Dcqrs.target=aws -Dcqrs.environment=test -Dcqrs.region=us-east-1 -Dcqrs.endpoint=http://127.0.0.1:"
            + cloud.port();

    assertThat(inTheAccount("cqrs:deploy", options))
        .containsPattern("Deployed in [0-9.]+ s: [0-9]+ added, 0 changed, 0 removed\\.")
        .contains("Next: mvn cqrs:smoke-test" + options + ", or mvn cqrs:destroy" + options);
    assertThat(inTheAccount("cqrs:smoke-test", options))
        .containsPattern("20 of 20 passed in [0-9.]+ s")
        .contains("Next: mvn cqrs:destroy" + options + " removes everything");
    assertThat(inTheAccount("cqrs:destroy", options))
        .contains(
            "Verified: no function, table, event bus or role of shop-test is left in account 000000000000, region us-east-1.");
  }

  private static String inTheAccount(String goal, String options) {
    String credentials = " -Daws.accessKeyId=local -Daws.secretAccessKey=local";
    return build.run((goal + options + credentials).split(" ", -1)).mustSucceed().output();
  }

  @Test
  @Order(6)
  void it_is_destroyed_and_nothing_is_left_running_or_listening() {
    MavenBuild.Result result = build.run("cqrs:destroy").mustSucceed();
    assertThat(result.output())
        .contains(
            "Verified: no function, table, event bus or role of shop-dev is left in account 000000000000, region us-east-1.");
    assertThat(LocalCloudProcess.stateFile(shop)).doesNotExist();
    assertThat(cloud.isListening()).isFalse();
    assertThat(cloud.isAlive()).isFalse();
    assertThat(cloud.children()).isZero();
  }

  @Test
  @Order(7)
  void destroying_nothing_says_so_and_succeeds() {
    MavenBuild.Result result = build.run("cqrs:destroy").mustSucceed();
    assertThat(result.output())
        .contains(
            "There is no stack shop-dev in account 000000000000, region us-east-1. Nothing to remove.");
  }
}
