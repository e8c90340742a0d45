package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A service that notes its calls and keeps just enough to answer the resource types. */
final class RecordingService implements Service {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final String id;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, AwsError> failures = new ConcurrentHashMap<>();
  private final Set<String> existing = ConcurrentHashMap.newKeySet();
  private int versions;

  RecordingService(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  /** Returns the calls since the last time, such as {@code CreateQueue {"QueueName":"a"}}. */
  List<String> takeCalls() {
    synchronized (calls) {
      List<String> taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }
  }

  /** Returns what was created and not deleted. */
  Set<String> existing() {
    return existing;
  }

  /** Lets the calls of an operation fail whose input contains a text. */
  void fail(String operation, String text, AwsError error) {
    failures.put(operation + " " + text, error);
  }

  void heal() {
    failures.clear();
  }

  @Override
  public synchronized JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (!operation.startsWith("Describe") && !operation.startsWith("Get")) {
      calls.add(operation + " " + input);
    }
    failures.forEach(
        (key, error) -> {
          String[] parts = key.split(" ", 2);
          if (operation.equals(parts[0]) && input.toString().contains(parts[1])) {
            throw error;
          }
        });
    ObjectNode answer = NODES.objectNode();
    switch (operation) {
      case "CreateQueue" -> {
        existing.add("https://sqs/" + input.path("QueueName").asText());
        answer.put("QueueUrl", "https://sqs/" + input.path("QueueName").asText());
      }
      case "DeleteQueue" -> existing.remove(input.path("QueueUrl").asText());
      case "CreateTable" -> existing.add(input.path("TableName").asText());
      case "DeleteTable" -> existing.remove(input.path("TableName").asText());
      case "DescribeTable" -> {
        String name = input.path("TableName").asText();
        if (!existing.contains(name)) {
          throw new AwsError("ResourceNotFoundException", 400, "Table not found: " + name);
        }
        answer
            .putObject("Table")
            .put("TableStatus", "ACTIVE")
            .put("TableArn", "arn:table/" + name)
            .put("LatestStreamArn", "arn:table/" + name + "/stream/1");
      }
      case "CreateRole" -> {
        existing.add(input.path("RoleName").asText());
        answer
            .putObject("Role")
            .put("Arn", "arn:role/" + input.path("RoleName").asText())
            .put("RoleId", "AROA");
      }
      case "DeleteRole" -> existing.remove(input.path("RoleName").asText());
      case "CreateFunction" -> {
        existing.add(input.path("FunctionName").asText());
        answer.put("FunctionArn", "arn:function:" + input.path("FunctionName").asText());
      }
      case "DeleteFunction" -> {
        if (!input.has("Qualifier")) {
          existing.remove(input.path("FunctionName").asText());
        }
      }
      case "PublishVersion" -> {
        versions++;
        answer.put("Version", "" + versions);
        answer.put(
            "FunctionArn", "arn:function:" + input.path("FunctionName").asText() + ":" + versions);
      }
      case "CreateAlias" ->
          answer.put(
              "AliasArn",
              "arn:function:"
                  + input.path("FunctionName").asText()
                  + ":"
                  + input.path("Name").asText());
      case "CreateEventSourceMapping" -> answer.put("UUID", "mapping-1");
      case "PutRule" -> answer.put("RuleArn", "arn:rule/" + input.path("Name").asText());
      case "CreateEventBus" ->
          answer.put("EventBusArn", "arn:event-bus/" + input.path("Name").asText());
      default -> {}
    }
    return answer;
  }
}
