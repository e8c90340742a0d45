package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A service that notes its calls and answers with a function. */
final class RecordingService implements Service {

  final List<String> operations = new ArrayList<>();
  final List<ObjectNode> inputs = new ArrayList<>();
  private final String id;
  private final BiFunction<String, ObjectNode, JsonNode> answer;

  RecordingService(String id, BiFunction<String, ObjectNode, JsonNode> answer) {
    this.id = id;
    this.answer = answer;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    operations.add(operation);
    inputs.add(input);
    return answer.apply(operation, input);
  }
}
