package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import java.util.Set;

/** The streams of DynamoDB's tables. */
public final class StreamsService implements Service {

  private static final Set<String> OPERATIONS =
      Set.of("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords");

  private final Cloud cloud;
  private final DynamoDbService tables;

  /**
   * @param cloud the services that this one is part of
   * @param tables whose streams these are
   */
  public StreamsService(Cloud cloud, DynamoDbService tables) {
    this.cloud = cloud;
    this.tables = tables;
  }

  @Override
  public String id() {
    return "streams.dynamodb";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (!OPERATIONS.contains(operation)) {
      throw AwsError.unsupportedOperation("streams.dynamodb", operation);
    }
    JsonNode output = tables.streams(operation, input.deepCopy());
    if (operation.equals("GetRecords")) {
      for (JsonNode item : output.path("Records")) {
        ((ObjectNode) item).put("awsRegion", cloud.region());
      }
    }
    return output;
  }
}
