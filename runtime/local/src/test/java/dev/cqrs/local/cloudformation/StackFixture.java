package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** CloudFormation over recording services. */
final class StackFixture {

  final Cloud cloud = new Cloud("us-east-1");
  final RecordingService sqs = new RecordingService("sqs");
  final RecordingService dynamodb = new RecordingService("dynamodb");
  final RecordingService iam = new RecordingService("iam");
  final RecordingService lambda = new RecordingService("lambda");
  final RecordingService events = new RecordingService("events");
  final CloudFormationService cloudFormation;

  StackFixture(Path folder) {
    cloud.add(sqs);
    cloud.add(dynamodb);
    cloud.add(iam);
    cloud.add(lambda);
    cloud.add(events);
    cloudFormation = new CloudFormationService(cloud, new StateFiles(folder));
    cloud.add(cloudFormation);
  }

  static ObjectNode input(String template) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("StackName", "shop")
        .put("TemplateBody", template);
  }

  static ObjectNode named() {
    return JsonNodeFactory.instance.objectNode().put("StackName", "shop");
  }

  JsonNode call(String operation, ObjectNode input) {
    return cloud.call("cloudformation", operation, input);
  }

  /** Returns code and message by which an operation is refused. */
  String refusal(String operation, ObjectNode input) {
    AwsError error = catchThrowableOfType(AwsError.class, () -> call(operation, input));
    return error == null ? "not refused" : error.code() + ": " + error.getMessage();
  }

  /** Creates the stack and returns its status at the end. */
  String create(String template) {
    call("CreateStack", input(template));
    return settled();
  }

  String update(String template) {
    call("UpdateStack", input(template));
    return settled();
  }

  String delete() {
    String id = stack().path("StackId").asText();
    call("DeleteStack", named());
    return settled(id);
  }

  String settled() {
    return settled(stack().path("StackId").asText());
  }

  private String settled(String id) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      String status =
          call("DescribeStacks", JsonNodeFactory.instance.objectNode().put("StackName", id))
              .path("Stacks")
              .path(0)
              .path("StackStatus")
              .asText();
      if (!status.endsWith("_IN_PROGRESS") || System.nanoTime() > end) {
        return status;
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  JsonNode stack() {
    return call("DescribeStacks", named()).path("Stacks").path(0);
  }

  /** Returns the events of a resource, oldest first: status, and the reason if there is one. */
  List<String> events(String stackNameOrId, String logicalId) {
    List<String> found = new ArrayList<>();
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("StackName", stackNameOrId);
    for (JsonNode event : call("DescribeStackEvents", input).path("StackEvents")) {
      if (event.path("LogicalResourceId").asText().equals(logicalId)) {
        String reason = event.path("ResourceStatusReason").asText("");
        found.add(
            0, event.path("ResourceStatus").asText() + (reason.isEmpty() ? "" : " " + reason));
      }
    }
    return found;
  }

  String physicalId(String logicalId) {
    return call("DescribeStackResource", named().put("LogicalResourceId", logicalId))
        .path("StackResourceDetail")
        .path("PhysicalResourceId")
        .asText();
  }
}
