package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What goals say when they cannot do their work, and that they leave nothing half-created. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoalFailuresIT {

  private static final String TABLE = "failing-dev-event-store";

  /** Its resources are named failing-dev-test-…, which starts like failing-dev-…. */
  private static final List<String> NEIGHBOUR =
      List.of("-Dcqrs.projectName=failing-dev", "-Dcqrs.environment=test");

  private static Path project;
  private static MavenBuild build;

  @BeforeAll
  static void generate() {
    project = MavenBuild.in(MavenBuild.freshFolder("goal-failures")).generate("failing");
    build = MavenBuild.in(project);
  }

  @AfterAll
  static void leaveNothingBehind() {
    if (Files.exists(LocalCloudProcess.stateFile(project))) {
      build.run(with("cqrs:destroy", NEIGHBOUR));
      build.run("cqrs:destroy");
    }
  }

  @Test
  @Order(1)
  void outside_a_cqrs_project_the_missing_model_is_explained() throws IOException {
    Path empty = MavenBuild.freshFolder("no-cqrs-project");
    Files.writeString(
        empty.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId>"
            + "<artifactId>empty</artifactId><version>1</version></project>");

    MavenBuild.Result result =
        MavenBuild.in(empty).run("dev.cqrs:cqrs-maven-plugin:" + MavenBuild.version() + ":deploy");

    assertFails(
        result,
        empty
            + " is not a CQRS application: target/classes/META-INF/cqrs/application.json is"
            + " missing. The compiler writes it when");
    assertThat(result.output())
        .contains("at least one class carries @Aggregate")
        .contains("dev.cqrs:cqrs-processor is an annotation processor");
    assertThat(empty.resolve(".cqrs")).doesNotExist();
  }

  @Test
  @Order(2)
  void code_that_does_not_compile_is_named_by_file_and_line() throws IOException {
    Path broken = project.resolve("src/main/java/com/acme/Broken.java");
    Files.writeString(broken, "package com.acme;\n\nclass Broken extends Missing {}\n");
    try {
      MavenBuild.Result result = build.run("cqrs:deploy");

      assertFails(result, "The project does not compile. Everything Maven said is in ");
      assertThat(result.output()).contains("Broken.java:[3,").contains("cannot find symbol");
    } finally {
      Files.delete(broken);
    }
    assertNothingStarted();
  }

  @Test
  @Order(3)
  void smoke_tests_need_a_deployment() {
    assertFails(
        build.run("cqrs:smoke-test"),
        "The stack failing-dev is not deployed: the local cloud is not running. Run mvn"
            + " cqrs:deploy first.");
  }

  @Test
  @Order(4)
  void an_unknown_parameter_is_answered_with_the_known_ones() {
    assertFails(
        build.run("cqrs:deploy", "-Dcqrs.parameters=Foo=1"),
        "The template has no parameter 'Foo'. It has: ProjectName=failing, Environment=dev,");
    assertNothingStarted();
  }

  @Test
  @Order(5)
  void a_value_out_of_bounds_is_answered_with_the_bounds() {
    assertFails(
        build.run("cqrs:deploy", "-Dcqrs.parameters=LambdaTimeout=99999"),
        "The template's parameter LambdaTimeout cannot be '99999'; it must be a number from 3 to"
            + " 900. Correct -Dcqrs.parameters.");
    assertNothingStarted();
  }

  @Test
  @Order(6)
  void an_unknown_environment_is_answered_with_the_known_ones() {
    assertFails(
        build.run("cqrs:deploy", "-Dcqrs.environment=xyz"),
        "cqrs.environment is 'xyz', but must be dev, test, staging or prod. Set it with"
            + " -Dcqrs.environment=…");
  }

  @Test
  @Order(7)
  void an_unreachable_endpoint_is_named_with_its_cause() {
    MavenBuild.Result result = build.run("cqrs:deploy", "-Dcqrs.endpoint=http://127.0.0.1:1");

    assertFails(
        result, "http://127.0.0.1:1 cannot be reached. Check the network and -Dcqrs.endpoint.");
    assertThat(result.output()).contains("ConnectException: Connection refused");
    assertNothingStarted();
  }

  @Test
  @Order(8)
  void a_database_that_does_not_exist_is_named() {
    assertFails(
        build.run("-o", "cqrs:deploy", "-Dcqrs.local.database=com.amazonaws:DynamoDBLocal:0.0.404"),
        "The local cloud's class path cannot be resolved: com.amazonaws:DynamoDBLocal:0.0.404."
            + " Correct the plugin's <databaseEngine>, or -Dcqrs.local.database.");
    assertNothingStarted();
  }

  @Test
  @Order(9)
  void a_port_in_use_is_named() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails(
          build.run("cqrs:deploy", "-Dcqrs.local.port=" + other.getLocalPort()),
          "Port %d on 127.0.0.1 is in use, so the local cloud cannot listen there. Choose another with -Dcqrs.local.port=…, or leave it out: then a free one is taken."
              .formatted(other.getLocalPort()));
    }
    assertNothingStarted();
  }

  @Test
  @Order(10)
  void a_resource_that_fails_takes_the_new_stack_with_it_and_the_next_deployment_works()
      throws Exception {
    assertThat(build.run(with("cqrs:deploy", NEIGHBOUR)).mustSucceed().output())
        .contains(
            "Next: mvn cqrs:smoke-test -Dcqrs.projectName=failing-dev -Dcqrs.environment=test, or ");
    // The name is taken, as by a table somebody made by hand.
    dynamoDb(
        "CreateTable",
        "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}]}"
            .formatted(TABLE));

    MavenBuild.Result failed = build.run("cqrs:deploy");

    assertFails(
        failed, "The deployment of failing-dev failed. Everything created so far was removed");
    assertThat(failed.output()).contains("Cause: EventStoreTable (AWS::DynamoDB::Table):");
    assertFails(
        build.run("cqrs:smoke-test"),
        "The stack failing-dev is not deployed: account 000000000000, region us-east-1 has no"
            + " such stack. Run mvn cqrs:deploy first.");
    assertThat(dynamoDb("ListTables", "{}"))
        .contains(TABLE, "failing-dev-test-event-store")
        .doesNotContain("failing-dev-user-profiles");

    dynamoDb("DeleteTable", "{\"TableName\":\"%s\"}".formatted(TABLE));
    assertThat(build.run("cqrs:deploy").mustSucceed().output())
        .containsPattern("Deployed in [0-9.]+ s: [0-9]+ added, 0 changed, 0 removed");
  }

  @Test
  @Order(11)
  void a_broken_scenario_is_named_by_file_and_line_before_anything_runs() throws IOException {
    Path broken = project.resolve("target/broken.yaml");
    Files.write(
        broken,
        List.of(
            "scenario: a wrong word",
            "steps:",
            "  - name: create",
            "    comand: CreateUser",
            "    expect: { statusCode: 201 }"));

    assertFails(
        build.run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + broken),
        "target/broken.yaml:4 'comand' is unknown in a step; known are command, events,"
            + " eventually, expect, name, query, save, with.");
  }

  @Test
  @Order(12)
  void a_failing_query_shows_what_the_function_logged() throws IOException {
    Path wrong = project.resolve("target/wrong-query.yaml");
    Files.write(
        wrong,
        List.of(
            "scenario: nobody",
            "steps:",
            "  - name: somebody",
            "    query: GetUserProfile",
            "    with: { userId: nobody }",
            "    expect: { statusCode: 200 }"));

    MavenBuild.Result result = build.run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + wrong);

    assertFails(result, "0 of 1 passed in ");
    assertThat(result.output())
        .contains("expected   statusCode is 404, expected 200")
        .containsPattern("log        \\{.*\"correlationId\":\"smoke-");
  }

  @Test
  @Order(13)
  void a_local_cloud_of_another_version_is_named_and_deploy_starts_it_anew() throws IOException {
    Path state = LocalCloudProcess.stateFile(project);
    Files.writeString(
        state, Files.readString(state).replace("\"" + MavenBuild.version() + "\"", "\"0.0.9\""));

    MavenBuild.Result refused = build.run("cqrs:smoke-test");
    assertFails(refused, "The local cloud at http://127.0.0.1:");
    assertThat(refused.output())
        .contains(
            " has version 0.0.9, but this plugin has version %s. Run mvn cqrs:deploy, which starts it anew with all its data."
                .formatted(MavenBuild.version()));

    assertThat(build.run("cqrs:deploy").mustSucceed().output())
        .contains(
            "The local cloud had version 0.0.9: started anew as %s, with all its data"
                .formatted(MavenBuild.version()))
        .contains("Nothing to change: failing-dev is up to date");
  }

  @Test
  @Order(14)
  void destroy_leaves_a_project_alone_whose_names_start_alike() throws Exception {
    assertThat(build.run("cqrs:destroy").mustSucceed().output())
        .contains(
            "Verified: no function, table, event bus or role of failing-dev is left in account 000000000000, region us-east-1.")
        .doesNotContain("failing-dev-test", "Still there", "To remove it");
    assertThat(dynamoDb("ListTables", "{}")).contains("failing-dev-test-event-store");

    assertThat(build.run(with("cqrs:destroy", NEIGHBOUR)).mustSucceed().output())
        .contains("The local cloud is empty and was stopped.");
  }

  private static String[] with(String goal, List<String> options) {
    return Stream.concat(Stream.of(goal), options.stream()).toArray(String[]::new);
  }

  private static void assertFails(MavenBuild.Result result, String sentence) {
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains(sentence).doesNotContain("fault of the plugin");
  }

  private static void assertNothingStarted() {
    assertThat(LocalCloudProcess.stateFile(project)).doesNotExist();
  }

  private static String dynamoDb(String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + LocalCloudProcess.of(project).port() + "/"))
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
