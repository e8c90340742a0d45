package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rights that the operations used by functions need. An operation that is not listed here is
 * refused to roles by name: guessing would let a missing right pass locally and fail in an account.
 */
final class RequiredRights {

  /**
   * A right.
   *
   * @param action the action, such as {@code dynamodb:PutItem}
   * @param resource the ARN, or * for actions that know no resources
   * @param context the condition keys of the request
   */
  record Right(String action, String resource, Map<String, String> context) {
    Right(String action, String resource) {
      this(action, resource, Map.of());
    }
  }

  private static final Set<String> ITEMS =
      Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "DescribeTable");
  private static final Set<String> STREAMS =
      Set.of("DescribeStream", "GetShardIterator", "GetRecords");
  private static final Map<String, String> TRANSACTED =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");
  private static final Map<String, String> QUEUES =
      Map.of(
          "SendMessage", "SendMessage",
          "SendMessageBatch", "SendMessage",
          "ReceiveMessage", "ReceiveMessage",
          "DeleteMessage", "DeleteMessage",
          "DeleteMessageBatch", "DeleteMessage",
          "ChangeMessageVisibility", "ChangeMessageVisibility",
          "GetQueueAttributes", "GetQueueAttributes",
          "GetQueueUrl", "GetQueueUrl");

  private final Cloud cloud;

  RequiredRights(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Returns all rights that an operation needs.
   *
   * @throws AwsError if it is not known which those are
   */
  List<Right> of(String service, String operation, ObjectNode input) {
    return switch (service) {
      case "dynamodb" -> dynamoDb(operation, input);
      case "streams.dynamodb" -> streams(operation, input);
      case "events" -> events(operation, input);
      case "sqs" -> sqs(operation, input);
      case "logs" -> logs(operation, input);
      case "lambda" -> lambda(operation, input);
      case "s3" -> s3(operation, input);
      case "monitoring" -> monitoring(operation);
      case "sts" -> sts(operation);
      default -> throw unknown(service, operation);
    };
  }

  private List<Right> dynamoDb(String operation, ObjectNode input) {
    List<Right> rights = new ArrayList<>();
    if (ITEMS.contains(operation)) {
      String index =
          input.hasNonNull("IndexName") ? "/index/" + input.get("IndexName").asText() : "";
      rights.add(new Right("dynamodb:" + operation, table(input.path("TableName")) + index));
    } else if (operation.equals("BatchGetItem") || operation.equals("BatchWriteItem")) {
      for (Map.Entry<String, JsonNode> entry : input.path("RequestItems").properties()) {
        rights.add(new Right("dynamodb:" + operation, table(input.textNode(entry.getKey()))));
      }
    } else if (operation.equals("TransactWriteItems") || operation.equals("TransactGetItems")) {
      for (JsonNode item : input.path("TransactItems")) {
        for (Map.Entry<String, JsonNode> part : item.properties()) {
          String action = TRANSACTED.get(part.getKey());
          if (action == null) {
            throw unknown("dynamodb", operation + " of " + part.getKey());
          }
          rights.add(new Right("dynamodb:" + action, table(part.getValue().path("TableName"))));
        }
      }
    } else {
      throw unknown("dynamodb", operation);
    }
    return rights;
  }

  private String table(JsonNode name) {
    return arn("dynamodb", "table/", name.asText());
  }

  /** Returns an ARN as it is, and makes one of a name. */
  private String arn(String service, String prefix, String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : cloud.arn(service, prefix + nameOrArn);
  }

  private List<Right> streams(String operation, ObjectNode input) {
    if (!STREAMS.contains(operation)) {
      throw unknown("dynamodb", operation);
    }
    // An iterator is opaque; the stream that it belongs to was checked when it was handed out.
    String stream = input.path("StreamArn").asText("");
    return operation.equals("GetRecords")
        ? List.of()
        : List.of(new Right("dynamodb:" + operation, stream));
  }

  private List<Right> events(String operation, ObjectNode input) {
    if (!operation.equals("PutEvents")) {
      throw unknown("events", operation);
    }
    List<Right> rights = new ArrayList<>();
    for (JsonNode entry : input.path("Entries")) {
      String bus = arn("events", "event-bus/", entry.path("EventBusName").asText("default"));
      Map<String, String> context =
          Map.of(
              "events:source", entry.path("Source").asText(""),
              "events:detail-type", entry.path("DetailType").asText(""));
      rights.add(new Right("events:PutEvents", bus, context));
    }
    return rights;
  }

  private List<Right> sqs(String operation, ObjectNode input) {
    String action = QUEUES.get(operation);
    if (action == null) {
      throw unknown("sqs", operation);
    }
    String url = input.path("QueueUrl").asText("");
    String name = input.path("QueueName").asText(url.substring(url.lastIndexOf('/') + 1));
    return List.of(new Right("sqs:" + action, cloud.arn("sqs", name)));
  }

  private List<Right> logs(String operation, ObjectNode input) {
    String group = cloud.arn("logs", "log-group:" + input.path("logGroupName").asText(""));
    return switch (operation) {
      case "CreateLogGroup" -> List.of(new Right("logs:CreateLogGroup", group + ":*"));
      case "CreateLogStream", "PutLogEvents" -> {
        String stream = ":log-stream:" + input.path("logStreamName").asText("");
        yield List.of(new Right("logs:" + operation, group + stream));
      }
      default -> throw unknown("logs", operation);
    };
  }

  private List<Right> lambda(String operation, ObjectNode input) {
    if (!operation.equals("Invoke")) {
      throw unknown("lambda", operation);
    }
    String function = arn("lambda", "function:", input.path("FunctionName").asText(""));
    String qualifier = input.hasNonNull("Qualifier") ? ":" + input.get("Qualifier").asText() : "";
    return List.of(new Right("lambda:InvokeFunction", function + qualifier));
  }

  private List<Right> s3(String operation, ObjectNode input) {
    String bucket = "arn:aws:s3:::" + input.path("Bucket").asText("");
    String object = bucket + "/" + input.path("Key").asText("");
    return switch (operation) {
      case "GetObject", "HeadObject" -> List.of(new Right("s3:GetObject", object));
      case "PutObject", "DeleteObject" -> List.of(new Right("s3:" + operation, object));
      case "ListObjectsV2", "HeadBucket" -> List.of(new Right("s3:ListBucket", bucket));
      default -> throw unknown("s3", operation);
    };
  }

  private List<Right> monitoring(String operation) {
    if (!operation.equals("PutMetricData")) {
      throw unknown("cloudwatch", operation);
    }
    return List.of(new Right("cloudwatch:PutMetricData", "*"));
  }

  private List<Right> sts(String operation) {
    if (!operation.equals("GetCallerIdentity")) {
      throw unknown("sts", operation);
    }
    return List.of(); // AWS lets everybody ask who they are
  }

  private static AwsError unknown(String service, String operation) {
    return new AwsError(
        "AccessDeniedException",
        400,
        "The local cloud denies "
            + service
            + ":"
            + operation
            + " to the credentials of a role: it does not know which rights that needs.");
  }
}
