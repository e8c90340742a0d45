package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.cloud.CloudClients;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.problem.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A deployed stack, reached through Lambda, DynamoDB and CloudWatch Logs. */
public final class DeployedApplication implements Application {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String ALIAS = "live";
  private static final int LOOKS_FOR_LOG = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int MOST_LOG_LINES = 5;

  private final CloudClients clients;
  private final Map<String, String> outputs;
  private final Instant begun = Instant.now();

  /**
   * Creates the view of a stack.
   *
   * @param clients clients of its region
   * @param outputs the stack's outputs
   */
  public DeployedApplication(CloudClients clients, Map<String, String> outputs) {
    this.clients = clients;
    this.outputs = Map.copyOf(outputs);
  }

  @Override
  public JsonNode command(ObjectNode request) {
    return invoke("CommandHandlerFunction", request);
  }

  @Override
  public JsonNode query(ObjectNode request) {
    return invoke("QueryHandlerFunction", request);
  }

  @Override
  public ArrayNode events(String aggregateId) {
    ArrayNode events = NODES.arrayNode();
    clients
        .dynamoDb()
        .queryPaginator(
            r ->
                r.tableName(output("EventStoreTableName"))
                    .consistentRead(true)
                    .keyConditionExpression("AggregateId = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(aggregateId))))
        .items()
        .forEach(item -> events.add(object(item)));
    return events;
  }

  @Override
  public List<String> log(Scenario.Kind kind, String correlationId) {
    if (kind == Scenario.Kind.EVENTS) {
      return List.of();
    }
    String function =
        kind == Scenario.Kind.COMMAND ? "CommandHandlerFunctionName" : "QueryHandlerFunctionName";
    List<String> lines = List.of();
    // Lambda hands lines on a moment after it has answered.
    for (int look = 0; look < LOOKS_FOR_LOG && lines.isEmpty(); look++) {
      Pause.of(look == 0 ? Duration.ZERO : BETWEEN_LOOKS);
      lines = logged(output(function), correlationId);
    }
    // A query that is asked again and again logs as often; the last times tell.
    return lines.subList(Math.max(0, lines.size() - MOST_LOG_LINES), lines.size());
  }

  private List<String> logged(String function, String correlationId) {
    try {
      return clients
          .logs()
          .filterLogEvents(
              r ->
                  r.logGroupName("/aws/lambda/" + function)
                      .startTime(begun.toEpochMilli())
                      .filterPattern("\"" + correlationId + "\""))
          .events()
          .stream()
          .map(FilteredLogEvent::message)
          .map(String::strip)
          .toList();
    } catch (CloudWatchLogsException unavailable) {
      return List.of("(no log: " + unavailable.awsErrorDetails().errorMessage() + ")");
    }
  }

  private JsonNode invoke(String function, ObjectNode request) {
    // The alias, as every caller should: it leads to the version that was published last.
    String name = output(function + "Name");
    InvokeResponse response =
        clients
            .lambda()
            .invoke(
                r ->
                    r.functionName(name)
                        .qualifier(ALIAS)
                        .payload(SdkBytes.fromUtf8String(request.toString())));
    String payload = response.payload().asUtf8String();
    ObjectNode answer = NODES.objectNode();
    try {
      JsonNode envelope = JSON.readTree(payload);
      if (response.functionError() != null || !envelope.has("statusCode")) {
        answer.put("statusCode", 0);
        answer.put("body", "the function failed: " + payload);
        return answer;
      }
      answer.set("statusCode", envelope.get("statusCode"));
      String body = envelope.path("body").asText();
      answer.set("body", body.isEmpty() ? NODES.objectNode() : JSON.readTree(body));
      return answer;
    } catch (JsonProcessingException broken) {
      answer.put("statusCode", 0);
      answer.put("body", "no JSON: " + payload);
      return answer;
    }
  }

  private String output(String key) {
    String value = outputs.get(key);
    if (value == null) {
      throw new UserError(
          "The stack has no output %s, so it was not deployed by this version. Run mvn cqrs:deploy"
              .formatted(key));
    }
    return value;
  }

  private static ObjectNode object(Map<String, AttributeValue> item) {
    ObjectNode object = NODES.objectNode();
    item.forEach((name, value) -> object.set(name, json(value)));
    return object;
  }

  private static JsonNode json(AttributeValue value) {
    return switch (value.type()) {
      case S -> NODES.textNode(value.s());
      case N -> NODES.numberNode(new BigDecimal(value.n()));
      case BOOL -> NODES.booleanNode(value.bool());
      case M -> object(value.m());
      case L -> {
        ArrayNode array = NODES.arrayNode();
        value.l().forEach(each -> array.add(json(each)));
        yield array;
      }
      case NUL -> NODES.nullNode();
      default -> NODES.textNode(value.toString());
    };
  }
}
