package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.dynamodb.DynamoDbService;
import dev.cqrs.local.lambda.DatabaseJars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of a table, with the real database: it refuses what would change nothing. */
class TableUpdateTest {

  private static final String TEMPLATE =
      """
      Resources:
        Items:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: items
            BillingMode: PROVISIONED
            ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
            AttributeDefinitions:
              - { AttributeName: Id, AttributeType: S }
              - { AttributeName: Email, AttributeType: S }
            KeySchema: [ { AttributeName: Id, KeyType: HASH } ]
            StreamSpecification: { StreamViewType: NEW_IMAGE }
            GlobalSecondaryIndexes:
              - IndexName: Email-index
                KeySchema: [ { AttributeName: Email, KeyType: HASH } ]
                Projection: { ProjectionType: ALL }
                ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
            Tags: [ { Key: team, Value: one } ]
      """;

  private static final String BROKEN =
      """
        Broken: { Type: AWS::SQS::Queue, DependsOn: Items, Properties: { QueueName: broken } }
      """;

  @TempDir Path folder;
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private Cloud cloud;
  private DynamoDbService tables;
  private CloudFormationService cloudFormation;

  @BeforeEach
  void start() throws Exception {
    cloud = new Cloud("us-east-1");
    StateFiles files = new StateFiles(folder);
    tables = new DynamoDbService(cloud, files, DatabaseJars.resolve());
    cloud.add(watched(tables));
    RecordingService sqs = new RecordingService("sqs");
    sqs.fail("CreateQueue", "broken", new AwsError("Refused", 400, "No"));
    cloud.add(sqs);
    cloudFormation = new CloudFormationService(cloud, files);
    cloud.add(cloudFormation);
  }

  @AfterEach
  void stop() {
    cloudFormation.close();
    tables.close();
  }

  private Service watched(Service service) {
    return new Service() {
      @Override
      public String id() {
        return service.id();
      }

      @Override
      public JsonNode call(String operation, ObjectNode input, Caller caller) {
        if (!operation.startsWith("Describe")) {
          changes.add(operation + " " + input);
        }
        return service.call(operation, input, caller);
      }
    };
  }

  @Test
  void after_a_restart_the_same_template_changes_nothing() throws Exception {
    assertThat(deploy("CreateStack", TEMPLATE)).isEqualTo("CREATE_COMPLETE");

    stop();
    start();

    assertThatThrownBy(() -> deploy("UpdateStack", TEMPLATE))
        .hasMessage("No updates are to be performed.");
  }

  @Test
  void an_update_sends_only_what_changed() {
    deploy("CreateStack", TEMPLATE);
    changes.clear();

    assertThat(deploy("UpdateStack", TEMPLATE.replace("Value: one", "Value: two")))
        .isEqualTo("UPDATE_COMPLETE");
    assertThat(changes).hasSize(1).first().asString().startsWith("TagResource ");
    deploy("UpdateStack", TEMPLATE);
    changes.clear();

    assertThat(
            deploy("UpdateStack", TEMPLATE.replace("ReadCapacityUnits: 5", "ReadCapacityUnits: 6")))
        .isEqualTo("UPDATE_COMPLETE");
    assertThat(changes)
        .containsExactly(
            "UpdateTable {\"ProvisionedThroughput\":{\"ReadCapacityUnits\":6,"
                + "\"WriteCapacityUnits\":5},\"BillingMode\":\"PROVISIONED\","
                + "\"TableName\":\"items\"}",
            "UpdateTable {\"GlobalSecondaryIndexUpdates\":[{\"Update\":{\"IndexName\":"
                + "\"Email-index\",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":6,"
                + "\"WriteCapacityUnits\":5}}}],\"TableName\":\"items\"}");
  }

  @Test
  void an_update_that_fails_elsewhere_is_rolled_back() {
    deploy("CreateStack", TEMPLATE);
    JsonNode before = table();

    String changed =
        TEMPLATE
            .replace("ReadCapacityUnits: 5", "ReadCapacityUnits: 6")
            .replace("Email-index", "Other-index")
            .replace("NEW_IMAGE", "KEYS_ONLY");
    assertThat(deploy("UpdateStack", changed + BROKEN))
        .as(this::events)
        .isEqualTo("UPDATE_ROLLBACK_COMPLETE");

    assertThat(shape(table())).isEqualTo(shape(before));
  }

  @Test
  void an_update_that_the_table_refused_is_rolled_back() {
    deploy("CreateStack", TEMPLATE);
    JsonNode before = table();

    // Nothing of it comes to the table: to restore the throughput would be refused in turn
    String refused =
        TEMPLATE
            .replace("ReadCapacityUnits: 5", "ReadCapacityUnits: 0")
            .replace("Email-index", "Other-index");
    assertThat(deploy("UpdateStack", refused))
        .as(this::events)
        .isEqualTo("UPDATE_ROLLBACK_COMPLETE");

    assertThat(shape(table())).isEqualTo(shape(before));
  }

  /** What a failure shows beside the status: which resource failed, and why. */
  private String events() {
    JsonNode events =
        cloud
            .call("cloudformation", "DescribeStackEvents", StackFixture.named())
            .path("StackEvents");
    return StreamSupport.stream(events.spliterator(), false)
        .map(
            event ->
                String.join(
                    " ",
                    event.path("LogicalResourceId").asText(),
                    event.path("ResourceStatus").asText(),
                    event.path("ResourceStatusReason").asText()))
        .collect(Collectors.joining("\n"));
  }

  private JsonNode table() {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("TableName", "items");
    return cloud.call("dynamodb", "DescribeTable", input).path("Table");
  }

  private static List<String> shape(JsonNode table) {
    List<String> shape = new ArrayList<>();
    shape.add(table.path("StreamSpecification").toString());
    shape.add(table.path("ProvisionedThroughput").path("ReadCapacityUnits").toString());
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      shape.add(
          index.path("IndexName").asText()
              + index.path("ProvisionedThroughput").path("ReadCapacityUnits"));
    }
    return shape;
  }

  private String deploy(String operation, String template) {
    cloud.call("cloudformation", operation, StackFixture.input(template));
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      String status =
          cloud
              .call("cloudformation", "DescribeStacks", StackFixture.named())
              .path("Stacks")
              .path(0)
              .path("StackStatus")
              .asText();
      if (!status.endsWith("_IN_PROGRESS")) {
        return status;
      }
      assertThat(System.nanoTime()).as(this::events).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
