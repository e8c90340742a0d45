package dev.cqrs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.lambda.DatabaseJars;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DynamoDbLocalEngineTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_table_can_be_described_while_its_indexes_come_and_go() throws Exception {
    try (DynamoDbLocalEngine engine = DynamoDbLocalEngine.inMemory(DatabaseJars.resolve())) {
      call(
          engine,
          "CreateTable",
          """
          {"TableName": "items", "BillingMode": "PAY_PER_REQUEST",
           "AttributeDefinitions": [{"AttributeName": "Id", "AttributeType": "S"}],
           "KeySchema": [{"AttributeName": "Id", "KeyType": "HASH"}]}
          """);
      AtomicBoolean ended = new AtomicBoolean();
      CompletableFuture<Integer> descriptions =
          CompletableFuture.supplyAsync(
              () -> {
                int count = 0;
                while (!ended.get()) {
                  indexes(engine);
                  count++;
                }
                return count;
              });
      for (int i = 0; i < 3; i++) {
        call(
            engine,
            "UpdateTable",
            """
            {"TableName": "items",
             "AttributeDefinitions": [{"AttributeName": "Id", "AttributeType": "S"},
                                      {"AttributeName": "Email", "AttributeType": "S"}],
             "GlobalSecondaryIndexUpdates": [{"Create": {"IndexName": "Email-index",
               "KeySchema": [{"AttributeName": "Email", "KeyType": "HASH"}],
               "Projection": {"ProjectionType": "ALL"}}}]}
            """);
        while (!indexes(engine).path(0).path("IndexStatus").asText().equals("ACTIVE")) {
          Thread.onSpinWait();
        }
        call(
            engine,
            "UpdateTable",
            """
            {"TableName": "items",
             "GlobalSecondaryIndexUpdates": [{"Delete": {"IndexName": "Email-index"}}]}
            """);
        while (!indexes(engine).isEmpty()) {
          Thread.onSpinWait();
        }
      }
      ended.set(true);

      assertThat(descriptions.get()).isGreaterThan(10);
    }
  }

  private static JsonNode indexes(DatabaseEngine engine) {
    return call(engine, "DescribeTable", "{\"TableName\": \"items\"}")
        .path("Table")
        .path("GlobalSecondaryIndexes");
  }

  private static JsonNode call(DatabaseEngine engine, String operation, String input) {
    try {
      return engine.call("DynamoDB_20120810." + operation, (ObjectNode) JSON.readTree(input));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
