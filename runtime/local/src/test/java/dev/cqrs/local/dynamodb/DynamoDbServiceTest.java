package dev.cqrs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.lambda.DatabaseJars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbServiceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Caller OWNER = new Caller("000000000000", "eu-west-1", Optional.empty());

  @TempDir Path folder;
  private DynamoDbService tables;

  @BeforeEach
  void start() throws IOException {
    tables =
        new DynamoDbService(
            new Cloud("eu-west-1"),
            new StateFiles(folder),
            DynamoDbLocalEngine.inMemory(DatabaseJars.resolve()));
  }

  @AfterEach
  void stop() {
    tables.close();
  }

  @Test
  void a_table_paid_per_request_bears_at_once_what_a_new_one_does() throws Exception {
    create("'BillingMode': 'PAY_PER_REQUEST'", "");

    assertWarmThroughput(12_000, 4_000);
  }

  @Test
  void a_table_with_capacity_bears_at_once_what_it_is_provisioned_for() throws Exception {
    String capacity = "'ProvisionedThroughput': {'ReadCapacityUnits': 7, 'WriteCapacityUnits': 3}";
    create(capacity, ", " + capacity);

    assertWarmThroughput(7, 3);
  }

  @Test
  void a_protected_table_stays_so_when_something_else_changes() throws Exception {
    create("'BillingMode': 'PAY_PER_REQUEST', 'DeletionProtectionEnabled': true", "");

    JsonNode changed =
        call(
            "UpdateTable",
            """
            {'TableName': 'items',
             'StreamSpecification': {'StreamEnabled': true, 'StreamViewType': 'NEW_IMAGE'}}
            """);

    JsonNode table = changed.path("TableDescription");
    assertThat(table.path("StreamSpecification").path("StreamEnabled").asBoolean()).isTrue();
    assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
  }

  private void assertWarmThroughput(int reads, int writes) throws Exception {
    JsonNode expected =
        json(
            "{'ReadUnitsPerSecond': %d, 'WriteUnitsPerSecond': %d, 'Status': 'ACTIVE'}"
                .formatted(reads, writes));
    JsonNode table = call("DescribeTable", "{'TableName': 'items'}").path("Table");
    assertThat(json(table.path("WarmThroughput").toString())).isEqualTo(expected);
    JsonNode index = table.path("GlobalSecondaryIndexes").path(0);
    assertThat(json(index.path("WarmThroughput").toString())).isEqualTo(expected);
  }

  private void create(String ofTable, String ofIndex) throws Exception {
    call(
        "CreateTable",
        """
        {'TableName': 'items', %s,
         'AttributeDefinitions': [{'AttributeName': 'Id', 'AttributeType': 'S'},
                                  {'AttributeName': 'Email', 'AttributeType': 'S'}],
         'KeySchema': [{'AttributeName': 'Id', 'KeyType': 'HASH'}],
         'GlobalSecondaryIndexes': [{'IndexName': 'Email-index',
           'KeySchema': [{'AttributeName': 'Email', 'KeyType': 'HASH'}],
           'Projection': {'ProjectionType': 'ALL'}%s}]}
        """
            .formatted(ofTable, ofIndex));
  }

  private JsonNode call(String operation, String input) throws Exception {
    return tables.call(operation, (ObjectNode) json(input), OWNER);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
