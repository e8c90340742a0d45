package dev.cqrs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.dynamodb.DynamoDbService;
import dev.cqrs.local.dynamodb.StreamsService;
import dev.cqrs.local.events.EventsService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions, tables, streams and buses together, with real processes and the real database. */
class LocalComputeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Fakes fakes = new Fakes();
  private Cloud cloud;

  @BeforeEach
  void start() throws Exception {
    fakes.objects.put("code.zip", zip());
    cloud = new Cloud("eu-west-1");
    StateFiles files = new StateFiles(folder.resolve("state"));
    fakes.services().forEach(cloud::add);
    DynamoDbService tables = new DynamoDbService(cloud, files, DatabaseJars.resolve());
    cloud.add(tables);
    cloud.add(new StreamsService(cloud, tables));
    LambdaSettings settings =
        new LambdaSettings(
            () -> "http://127.0.0.1:1",
            folder.resolve("runtime"),
            role -> new LambdaSettings.Credentials("id-" + role, "secret", "token"));
    cloud.add(new LambdaService(cloud, files, settings));
    cloud.add(new EventsService(cloud, files));
    cloud.services().forEach(service -> service.start());
  }

  @AfterEach
  void stop() throws Exception {
    for (String id : new String[] {"lambda", "events", "dynamodb"}) {
      for (var service : cloud.services()) {
        if (service.id().equals(id)) {
          service.close();
        }
      }
    }
  }

  @Test
  void a_function_answers_and_its_output_is_logged() throws Exception {
    createFunction("sample", "");

    JsonNode answer = invoke("sample", "{\"hello\":1}");

    assertThat(text(answer.get("Payload"))).isEqualTo("{\"answer\":42}");
    assertThat(answer.path("StatusCode").asInt()).isEqualTo(200);
    assertThat(answer.has("FunctionError")).isFalse();
    String log =
        new String(
            Base64.getDecoder().decode(answer.path("LogResult").asText()), StandardCharsets.UTF_8);
    assertThat(log)
        .contains(
            "START RequestId: ", "received {\"hello\":1}", "END RequestId: ", "REPORT RequestId: ");
    await(() -> fakes.logLines.contains("received {\"hello\":1}"));
    assertThat(fakes.logLines).as("the empty line is no event of a log").doesNotContain("");
  }

  @Test
  void a_function_sees_lambdas_environment_and_nothing_else() throws Exception {
    createFunction("sample", "");

    String names = text(invoke("sample", "\"environment\"").get("Payload"));

    assertThat(names.replace("\"", "").split(","))
        .containsExactly(
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_ENDPOINT_URL",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "LANG",
            "PATH",
            "TZ",
            "_HANDLER");
  }

  @Test
  void with_snap_start_a_version_is_initialized_once_and_before_it_is_invoked() throws Exception {
    createFunction("sample", ",'SnapStart':{'ApplyOn':'PublishedVersions'},'Publish':true");
    await(() -> initializations() == 1);

    JsonNode answer = invoke("sample:1", "{\"hello\":1}");

    assertThat(text(answer.get("Payload"))).isEqualTo("{\"answer\":42}");
    await(() -> fakes.logLines.contains("received {\"hello\":1}"));
    assertThat(initializations()).isEqualTo(1);
  }

  @Test
  void with_provisioned_concurrency_a_version_is_initialized_before_it_is_invoked()
      throws Exception {
    createFunction("sample", ",'Publish':true");
    call("lambda", "CreateAlias", "{'FunctionName':'sample','Name':'live','FunctionVersion':'1'}");

    call(
        "lambda",
        "PutProvisionedConcurrencyConfig",
        "{'FunctionName':'sample','Qualifier':'live','ProvisionedConcurrentExecutions':2}");

    await(() -> initializations() == 1);
  }

  private long initializations() {
    return fakes.logLines.stream().filter(line -> line.startsWith("INIT_START")).count();
  }

  @Test
  void failures_time_outs_and_exits_are_told_apart() throws Exception {
    createFunction("sample", ", \"Timeout\": 1");

    JsonNode failed = invoke("sample", "\"fail\"");
    JsonNode exited = invoke("sample", "\"exit\"");
    JsonNode hung = invoke("sample", "\"hang\"");

    assertThat(failed.path("FunctionError").asText()).isEqualTo("Unhandled");
    assertThat(payload(failed).path("errorMessage").asText()).isEqualTo("as told");
    assertThat(payload(failed).path("errorType").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(payload(failed).path("stackTrace").path(0).asText())
        .contains("SampleFunction.handleRequest");
    assertThat(payload(exited).path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(payload(exited).path("errorMessage").asText())
        .endsWith("Error: Runtime exited with error: exit status 3");
    await(() -> fakes.logLines.contains("last words"));
    assertThat(payload(hung).path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(payload(hung).path("errorMessage").asText())
        .endsWith("Error: Task timed out after 1.00 seconds");
    assertThat(text(invoke("sample", "{}").get("Payload"))).isEqualTo("{\"answer\":42}");
  }

  @Test
  void a_change_at_another_revision_is_refused_and_a_dry_run_changes_nothing() throws Exception {
    createFunction("sample", "");
    JsonNode before = call("lambda", "GetFunction", "{'FunctionName':'sample'}");

    for (String operation :
        new String[] {"UpdateFunctionConfiguration", "UpdateFunctionCode", "PublishVersion"}) {
      assertThatThrownBy(
              () -> call("lambda", operation, "{'FunctionName':'sample','RevisionId':'other'}"))
          .isInstanceOf(AwsError.class)
          .hasMessageStartingWith("The RevisionId provided does not match the latest RevisionId.");
    }
    call(
        "lambda",
        "UpdateFunctionCode",
        "{'FunctionName':'sample','S3Bucket':'bucket','S3Key':'code.zip','DryRun':true}");

    assertThat(call("lambda", "GetFunction", "{'FunctionName':'sample'}")).isEqualTo(before);
  }

  @Test
  void members_without_effect_are_refused() {
    assertThatThrownBy(() -> call("lambda", "ListFunctions", "{'FunctionVersion':'ALL'}"))
        .hasMessage(
            "The local cloud does not support the member FunctionVersion of lambda:ListFunctions."
                + " Nothing was done.");
    assertThatThrownBy(
            () ->
                call(
                    "dynamodb",
                    "CreateTable",
                    "{'TableName':'items','WarmThroughput':{'ReadUnitsPerSecond':1}}"))
        .hasMessage(
            "The local cloud does not support the member WarmThroughput of dynamodb:CreateTable."
                + " Nothing was done.");
  }

  @Test
  void missing_code_is_refused_by_name() {
    fakes.objects.clear();

    assertThatThrownBy(() -> createFunction("sample", ""))
        .hasMessage(
            "Error occurred while GetObject of s3://bucket/code.zip. S3 Error Code: NoSuchKey."
                + " S3 Error Message: The specified key does not exist.");
  }

  @Test
  void a_function_shows_that_its_code_is_not_signed() throws Exception {
    createFunction("sample", "");

    assertThat(call("lambda", "GetFunctionCodeSigningConfig", "{'FunctionName':'sample'}"))
        .hasToString("{\"CodeSigningConfigArn\":\"\",\"FunctionName\":\"sample\"}");
  }

  @Test
  void a_failing_event_is_retried_and_then_sent_to_its_destination() throws Exception {
    createFunction("sample", "");
    call(
        "lambda",
        "PutFunctionEventInvokeConfig",
        "{'FunctionName':'sample','MaximumRetryAttempts':1,"
            + "'DestinationConfig':{'OnFailure':{'Destination':'arn:aws:sqs:eu-west-1:000000000000:failed'}}}");

    cloud.call("lambda", "Invoke", event("sample", "\"fail\"").put("InvocationType", "Event"));

    await(() -> !fakes.messages.isEmpty());
    JsonNode message = JSON.readTree(fakes.messages.get(0).path("MessageBody").asText());
    assertThat(message.path("requestContext").path("condition").asText())
        .isEqualTo("RetriesExhausted");
    assertThat(message.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(2);
    assertThat(message.path("requestPayload").asText()).isEqualTo("fail");
  }

  @Test
  void a_stream_is_filtered_and_a_poisonous_record_goes_to_the_queue() throws Exception {
    createFunction("sample", "");
    String stream = createTable();
    call(
        "lambda",
        "CreateEventSourceMapping",
        "{'FunctionName':'sample','StartingPosition':'TRIM_HORIZON','MaximumRetryAttempts':1,"
            + "'BisectBatchOnFunctionError':true,'EventSourceArn':'"
            + stream
            + "',"
            + "'FilterCriteria':{'Filters':[{'Pattern':'{\\\"eventName\\\":[\\\"INSERT\\\"]}'}]},"
            + "'DestinationConfig':{'OnFailure':{'Destination':'arn:aws:sqs:eu-west-1:000000000000:failed'}}}");

    put("first");
    put("fail");
    put("third");
    call("dynamodb", "DeleteItem", "{'TableName':'items','Key':{'Id':{'S':'first'}}}");

    await(() -> fakes.logLines.stream().anyMatch(line -> line.contains("third")));
    await(() -> !fakes.messages.isEmpty());
    JsonNode message = JSON.readTree(fakes.messages.get(0).path("MessageBody").asText());
    assertThat(message.path("requestContext").path("condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(message.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(1);
    assertThat(message.path("DDBStreamBatchInfo").path("streamArn").asText()).isEqualTo(stream);
    assertThat(fakes.logLines).noneMatch(line -> line.contains("REMOVE"));
  }

  @Test
  void an_event_reaches_the_function_of_a_rule_only_if_the_function_permits_it() throws Exception {
    createFunction("sample", "");
    call("events", "CreateEventBus", "{'Name':'bus'}");
    call(
        "events",
        "PutRule",
        "{'Name':'rule','EventBusName':'bus','EventPattern':'{\\\"source\\\":[\\\"test\\\"]}'}");
    call(
        "events",
        "PutTargets",
        "{'Rule':'rule','EventBusName':'bus','Targets':[{'Id':'1',"
            + "'Arn':'arn:aws:lambda:eu-west-1:000000000000:function:sample',"
            + "'DeadLetterConfig':{'Arn':'arn:aws:sqs:eu-west-1:000000000000:undelivered'}}]}");

    putEvent("one");
    await(() -> !fakes.messages.isEmpty());
    assertThat(
            fakes
                .messages
                .get(0)
                .path("MessageAttributes")
                .path("ERROR_CODE")
                .path("StringValue")
                .asText())
        .isEqualTo("NO_PERMISSIONS");

    call(
        "lambda",
        "AddPermission",
        "{'FunctionName':'sample','StatementId':'s','Action':'lambda:InvokeFunction',"
            + "'Principal':'events.amazonaws.com',"
            + "'SourceArn':'arn:aws:events:eu-west-1:000000000000:rule/bus/rule'}");
    putEvent("two");
    await(() -> fakes.logLines.stream().anyMatch(line -> line.contains("two")));
    assertThat(fakes.logLines).noneMatch(line -> line.contains("\"one\""));
  }

  @Test
  void archives_are_listed_by_prefix_and_by_bus() throws Exception {
    for (String bus : new String[] {"one", "two"}) {
      call("events", "CreateEventBus", "{'Name':'" + bus + "'}");
      call(
          "events",
          "CreateArchive",
          ("{'ArchiveName':'archive-%1$s',"
                  + "'EventSourceArn':'arn:aws:events:eu-west-1:000000000000:event-bus/%1$s'}")
              .formatted(bus));
    }

    JsonNode byPrefix = call("events", "ListArchives", "{'NamePrefix':'archive-t'}");
    JsonNode byBus =
        call(
            "events",
            "ListArchives",
            "{'EventSourceArn':'arn:aws:events:eu-west-1:000000000000:event-bus/one'}");

    assertThat(byPrefix.path("Archives").findValuesAsText("ArchiveName"))
        .containsExactly("archive-two");
    assertThat(byBus.path("Archives").findValuesAsText("ArchiveName"))
        .containsExactly("archive-one");
  }

  @Test
  void what_was_stored_is_there_after_a_restart() throws Exception {
    createFunction("sample", "");
    createTable();
    put("kept");

    stop();
    start();

    assertThat(text(invoke("sample", "{}").get("Payload"))).isEqualTo("{\"answer\":42}");
    JsonNode item = call("dynamodb", "GetItem", "{'TableName':'items','Key':{'Id':{'S':'kept'}}}");
    assertThat(item.path("Item").path("Id").path("S").asText()).isEqualTo("kept");
    assertThat(
            call(
                    "dynamodb",
                    "ListTagsOfResource",
                    "{'ResourceArn':'arn:aws:dynamodb:eu-west-1:000000000000:table/items'}")
                .toString())
        .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}]}");
  }

  @Test
  void no_write_is_missed_while_the_stream_is_being_read() throws Exception {
    createFunction("sample", "");
    call(
        "lambda",
        "CreateEventSourceMapping",
        "{'FunctionName':'sample','StartingPosition':'TRIM_HORIZON','EventSourceArn':'"
            + createTable()
            + "'}");
    int writes = 200;
    for (int i = 0; i < writes; i++) {
      put("item-" + i + ".");
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(i % 20 * 250L));
    }
    await(() -> fakes.logLines.stream().anyMatch(l -> l.contains("item-" + (writes - 1) + ".")));
    String log = String.join("", fakes.logLines);

    assertThat(IntStream.range(0, writes).filter(i -> !log.contains("item-" + i + ".")).toArray())
        .isEmpty();
  }

  private void putEvent(String what) throws IOException {
    JsonNode result =
        call(
            "events",
            "PutEvents",
            "{'Entries':[{'EventBusName':'bus','Source':'test','DetailType':'t',"
                + "'Detail':'{\\\"what\\\":\\\""
                + what
                + "\\\"}'}]}");
    assertThat(result.path("FailedEntryCount").asInt()).isZero();
  }

  private String createTable() throws IOException {
    JsonNode table =
        call(
            "dynamodb",
            "CreateTable",
            "{'TableName':'items','KeySchema':[{'AttributeName':'Id','KeyType':'HASH'}],"
                + "'AttributeDefinitions':[{'AttributeName':'Id','AttributeType':'S'}],"
                + "'BillingMode':'PAY_PER_REQUEST','Tags':[{'Key':'a','Value':'b'}],"
                + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}}");
    return table.path("TableDescription").path("LatestStreamArn").asText();
  }

  private void put(String id) throws IOException {
    call("dynamodb", "PutItem", "{'TableName':'items','Item':{'Id':{'S':'" + id + "'}}}");
  }

  private void createFunction(String name, String more) throws IOException {
    call(
        "lambda",
        "CreateFunction",
        "{'FunctionName':'"
            + name
            + "','Runtime':'java17','Role':'arn:aws:iam::000000000000:role/r',"
            + "'Handler':'dev.cqrs.local.lambda.SampleFunction',"
            + "'Code':{'S3Bucket':'bucket','S3Key':'code.zip'}"
            + more
            + "}");
  }

  private JsonNode invoke(String function, String payload) {
    return cloud.call("lambda", "Invoke", event(function, payload).put("LogType", "Tail"));
  }

  private static ObjectNode event(String function, String payload) {
    return JSON.createObjectNode()
        .put("FunctionName", function)
        .put("Payload", payload.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode call(String service, String operation, String input) throws IOException {
    return cloud.call(service, operation, (ObjectNode) JSON.readTree(input.replace('\'', '"')));
  }

  private static String text(JsonNode blob) throws IOException {
    return new String(blob.binaryValue(), StandardCharsets.UTF_8);
  }

  private static JsonNode payload(JsonNode answer) throws IOException {
    return JSON.readTree(answer.get("Payload").binaryValue());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        InputStream code = SampleFunction.class.getResourceAsStream("SampleFunction.class")) {
      zip.putNextEntry(new ZipEntry(SampleFunction.class.getName().replace('.', '/') + ".class"));
      code.transferTo(zip);
    }
    return bytes.toByteArray();
  }
}
