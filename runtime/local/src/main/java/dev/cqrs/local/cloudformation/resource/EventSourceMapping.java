package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Lambda::EventSourceMapping of a stream or a queue. */
final class EventSourceMapping extends DeclaredType {

  private static final String[] CHANGEABLE = {
    "FunctionName",
    "Enabled",
    "BatchSize",
    "FilterCriteria",
    "MaximumBatchingWindowInSeconds",
    "ParallelizationFactor",
    "DestinationConfig",
    "MaximumRecordAgeInSeconds",
    "BisectBatchOnFunctionError",
    "MaximumRetryAttempts",
    "TumblingWindowInSeconds",
    "FunctionResponseTypes",
    "ScalingConfig"
  };

  EventSourceMapping() {
    super(
        "AWS::Lambda::EventSourceMapping",
        """
        EventSourceArn!, FunctionName!, Enabled:boolean, BatchSize:integer,
        FilterCriteria{Filters[]{Pattern}}, MaximumBatchingWindowInSeconds:integer,
        ParallelizationFactor:integer, StartingPosition, StartingPositionTimestamp:number,
        DestinationConfig{OnFailure{Destination}}, MaximumRecordAgeInSeconds:integer,
        BisectBatchOnFunctionError:boolean, MaximumRetryAttempts:integer,
        TumblingWindowInSeconds:integer, FunctionResponseTypes[],
        ScalingConfig{MaximumConcurrency:integer}, Tags[]{Key!, Value!}
        """,
        Set.of("Id", "EventSourceMappingArn"),
        Set.of("EventSourceArn", "StartingPosition", "StartingPositionTimestamp"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    ObjectNode input = Context.input(properties, CHANGEABLE);
    input.setAll(
        Context.input(
            properties, "EventSourceArn", "StartingPosition", "StartingPositionTimestamp"));
    input.set("Tags", Context.tagMap(properties));
    JsonNode mapping = context.call("lambda", "CreateEventSourceMapping", input);
    String id = mapping.path("UUID").asText();
    context.created(id);
    awaitSettled(id, context);
    return Resource.of(id)
        .with("Id", id)
        .with("EventSourceMappingArn", context.cloud().arn("lambda", "event-source-mapping:" + id));
  }

  private static void awaitSettled(String id, Context context) {
    context.await(
        "the mapping " + id + " does not settle",
        () ->
            Set.of("", "Enabled", "Disabled")
                .contains(
                    context
                        .call("lambda", "GetEventSourceMapping", Context.input().put("UUID", id))
                        .path("State")
                        .asText("")));
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    if (Context.changed(before, after, CHANGEABLE)) {
      ObjectNode input = Context.input(after, CHANGEABLE).put("UUID", current.physicalId());
      reset(input, before, after);
      context.call("lambda", "UpdateEventSourceMapping", input);
      awaitSettled(current.physicalId(), context);
    }
    if (Context.changed(before, after, "Tags")) {
      String arn = current.attributes().path("EventSourceMappingArn").asText();
      LambdaTags.update(arn, before, after, context);
    }
    return current;
  }

  /** A property that is removed goes back to its default, which has to be said. */
  private static void reset(ObjectNode input, ObjectNode before, ObjectNode after) {
    for (String property : CHANGEABLE) {
      if (!before.has(property) || after.has(property)) {
        continue;
      }
      switch (property) {
        case "Enabled" -> input.put(property, true);
        case "BatchSize" ->
            input.put(property, after.path("EventSourceArn").asText().contains(":sqs:") ? 10 : 100);
        case "FilterCriteria" -> input.putObject(property);
        case "MaximumBatchingWindowInSeconds", "TumblingWindowInSeconds" -> input.put(property, 0);
        case "ParallelizationFactor" -> input.put(property, 1);
        case "DestinationConfig" -> input.putObject(property).putObject("OnFailure");
        case "MaximumRecordAgeInSeconds", "MaximumRetryAttempts" -> input.put(property, -1);
        case "BisectBatchOnFunctionError" -> input.put(property, false);
        case "FunctionResponseTypes" -> input.putArray(property);
        case "ScalingConfig" -> input.putObject(property);
        default -> {}
      }
    }
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    ObjectNode input = Context.input().put("UUID", physicalId);
    if (context.callIfPresent("lambda", "DeleteEventSourceMapping", input).isPresent()) {
      context.await(
          "the mapping " + physicalId + " is not deleted",
          () -> context.callIfPresent("lambda", "GetEventSourceMapping", input).isEmpty());
    }
  }
}
