package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** AWS::SQS::QueuePolicy: an attribute of each of its queues. */
final class SqsQueuePolicy extends DeclaredType {

  SqsQueuePolicy() {
    super("AWS::SQS::QueuePolicy", "PolicyDocument!:any, Queues![]", Set.of("Id"), Set.of());
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String id = context.newName(80);
    context.created(id);
    properties.path("Queues").forEach(queue -> set(queue, properties, context));
    return Resource.of(id).with("Id", id);
  }

  private static void set(JsonNode queue, ObjectNode properties, Context context) {
    ObjectNode input = Context.input().put("QueueUrl", queue.asText());
    input
        .putObject("Attributes")
        .put("Policy", Context.document(properties.path("PolicyDocument")));
    context.call("sqs", "SetQueueAttributes", input);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    Set<String> kept = new HashSet<>();
    for (JsonNode queue : after.path("Queues")) {
      kept.add(queue.asText());
      set(queue, after, context);
    }
    for (JsonNode queue : before.path("Queues")) {
      if (!kept.contains(queue.asText())) {
        remove(queue, context);
      }
    }
    return current;
  }

  private static void remove(JsonNode queue, Context context) {
    ObjectNode input = Context.input().put("QueueUrl", queue.asText());
    input.putObject("Attributes").put("Policy", "");
    context.callIfPresent("sqs", "SetQueueAttributes", input);
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    properties.path("Queues").forEach(queue -> remove(queue, context));
  }
}
