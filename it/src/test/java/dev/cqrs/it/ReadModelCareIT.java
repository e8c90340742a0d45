package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An operator's work on the read models of a deployed application: retry, republish, replay. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadModelCareIT {

  private static final String PREFIX = "library-dev-";
  private static final int LOOKS = 20;

  private static MavenBuild build;
  private static DynamoDbClient dynamoDb;
  private static LambdaClient lambda;
  private static SqsClient sqs;

  @BeforeAll
  static void deploy() throws IOException {
    Path project = OtherDomainIT.library("care");
    build = MavenBuild.in(project);
    build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
    URI endpoint = URI.create("http://127.0.0.1:" + LocalCloudProcess.of(project).port());
    StaticCredentialsProvider keys =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    lambda =
        LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void destroy() {
    build.run("cqrs:destroy").mustSucceed();
  }

  @Test
  @Order(1)
  void aPoisonEventIsShownAndStaysUntilItsCauseIsMended() {
    store("m-1", Map.of());
    MavenBuild.Result shown = retryUntil("1 aggregate is parked", "-Dcqrs.dryRun");
    assertThat(shown.output())
        .containsPattern(
            "m-1  MemberJoined, version 1: it threw java\\.lang\\.IllegalStateException; first try");

    MavenBuild.Result refused = build.run("cqrs:retry", "-Dcqrs.readModel=member-activity");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output())
        .contains("✘ m-1  it threw java.lang.IllegalStateException")
        .contains("1 aggregate is still parked.");

    store("m-1", Map.of("name", AttributeValue.fromS("Ada")));
    assertThat(build.run("cqrs:retry").mustSucceed().output())
        .contains("✔ m-1", "Healed: 1 aggregate.");
    assertThat(row("m-1")).containsEntry("name", AttributeValue.fromS("Ada"));
    assertThat(build.run("cqrs:retry").mustSucceed().output()).contains("Nothing to retry.");
  }

  @Test
  @Order(2)
  void whatThePublisherHasMissedIsPublishedFromTheStore() {
    EventSourceMappingConfiguration mapping =
        lambda
            .listEventSourceMappings(r -> r.functionName(PREFIX + "event-publisher:live"))
            .eventSourceMappings()
            .get(0);
    lambda.updateEventSourceMapping(r -> r.uuid(mapping.uuid()).enabled(false));
    await(() -> state(mapping).equals("Disabled"));
    store("m-2", Map.of("name", AttributeValue.fromS("Bob")));

    assertThat(
            build
                .run("cqrs:republish", "-Dcqrs.from=2026-01-01T00:00:00Z", "-Dcqrs.dryRun")
                .mustSucceed()
                .output())
        .contains("2 events would be published.");
    assertThat(row("m-2")).isEmpty();
    assertThat(
            build.run("cqrs:republish", "-Dcqrs.from=2026-01-01T00:00:00Z").mustSucceed().output())
        .contains("Published 2 events.");

    await(() -> !row("m-2").isEmpty());
    assertThat(row("m-2")).containsEntry("name", AttributeValue.fromS("Bob"));
  }

  @Test
  @Order(3)
  void whatThePublisherHasGivenUpIsPublishedWithoutBeingToldItsTime() {
    assertThat(build.run("cqrs:republish").mustSucceed().output())
        .contains("Nothing is known to be missing");
    String queue =
        sqs.getQueueUrl(r -> r.queueName(PREFIX + "event-publisher-dead-letters")).queueUrl();
    String time = "2026-01-02T03:04:05Z";
    sqs.sendMessage(
        r ->
            r.queueUrl(queue)
                .messageBody(
                    "{\"DDBStreamBatchInfo\":{\"approximateArrivalOfFirstRecord\":\"%s\",\"approximateArrivalOfLastRecord\":\"%s\",\"batchSize\":1}}"
                        .formatted(time, time)));

    assertThat(build.run("cqrs:republish", "-Dcqrs.dryRun").mustSucceed().output())
        .contains("The publisher gave up 1 event", "2 events would be published.");
    assertThat(build.run("cqrs:republish").mustSucceed().output())
        .contains(
            "They happened between 2026-01-02T02:49:05Z and 2026-01-02T03:05:05Z",
            "Published 2 events.");
    assertThat(build.run("cqrs:republish").mustSucceed().output())
        .contains("Nothing is known to be missing");
  }

  @Test
  @Order(4)
  void theArchiveIsReplayedToOneProjection() {
    assertThat(
            build
                .run(
                    "cqrs:replay",
                    "-Dcqrs.from=2026-01-01T00:00:00Z",
                    "-Dcqrs.readModels=member-activity")
                .mustSucceed()
                .output())
        .contains("to member-activity", "COMPLETED")
        .containsPattern("Replayed in [0-9.]+ s");
    assertThat(row("m-1")).containsEntry("lent", AttributeValue.fromN("0"));

    assertThat(
            build
                .run("cqrs:replay", "-Dcqrs.from=2026-01-01T00:00:00Z", "-Dcqrs.readModels=nothing")
                .output())
        .contains("There is no read model 'nothing' in the stack; it has ");
  }

  private static MavenBuild.Result retryUntil(String expected, String... options) {
    MavenBuild.Result result = null;
    for (int look = 0; look < LOOKS; look++) {
      String[] arguments = new String[options.length + 1];
      arguments[0] = "cqrs:retry";
      System.arraycopy(options, 0, arguments, 1, options.length);
      result = build.run(arguments).mustSucceed();
      if (result.output().contains(expected)) {
        return result;
      }
    }
    throw new AssertionError("\"" + expected + "\" never came:\n" + result.output());
  }

  /** Looks again and again, as each look is a request. */
  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("it did not happen within 30 s").isBefore(end);
    }
  }

  private static String state(EventSourceMappingConfiguration mapping) {
    return lambda.getEventSourceMapping(r -> r.uuid(mapping.uuid())).state();
  }

  /** Puts the first event of a member into the event store, as no command would. */
  private static void store(String memberId, Map<String, AttributeValue> data) {
    Map<String, AttributeValue> item = new HashMap<>();
    Map<String, String> texts =
        Map.of(
            "AggregateId", memberId,
            "EventId", "event-" + memberId,
            "EventType", "MemberJoined",
            "AggregateType", "Member",
            "Timestamp", "2026-01-02T03:04:05.123456Z",
            "CommandId", "by-hand",
            "CorrelationId", "by-hand",
            "CausationId", "by-hand");
    texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
    item.put("Version", AttributeValue.fromN("1"));
    item.put("SchemaVersion", AttributeValue.fromN("1"));
    item.put("EventData", AttributeValue.fromM(data));
    dynamoDb.putItem(r -> r.tableName(PREFIX + "event-store").item(item));
  }

  private static Map<String, AttributeValue> row(String memberId) {
    return dynamoDb
        .getItem(
            r ->
                r.tableName(PREFIX + "member-activity")
                    .consistentRead(true)
                    .key(Map.of("memberId", AttributeValue.fromS(memberId))))
        .item();
  }
}
